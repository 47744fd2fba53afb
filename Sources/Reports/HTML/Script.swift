/// The page's only script: dark and light, printing, the filter of findings, and tables that sort by a column.
///
/// The report reads the same without: the script only shows controls that are hidden where it does not run.
enum Script {
  static let text: StaticString = """
    (function(){'use strict';var d=document,r=d.documentElement,by=function(i){return d.getElementById(i)},\
    all=function(s,e){return Array.prototype.slice.call((e||d).querySelectorAll(s))};\
    var t=by('tools'),b=by('theme');if(t&&b){var dark=function(){return r.dataset.theme?r.dataset.theme==='dark':\
    matchMedia('(prefers-color-scheme:dark)').matches},word=function(){b.textContent=dark()?b.dataset.light:\
    b.dataset.dark};b.addEventListener('click',function(){r.dataset.theme=dark()?'light':'dark';word()});\
    by('print').addEventListener('click',function(){print()});t.hidden=false;word()}\
    var f=by('filter');if(f){var q=by('filter-text'),s=by('filter-severity'),a=by('filter-area'),h=by('filter-hits'),\
    rows=all('[data-finding]').map(function(e){var c=by(e.dataset.finding);return{row:e,card:c,\
    text:(e.textContent+' '+(c?c.textContent:'')).toLowerCase()}});var show=function(){var n=0,\
    w=q.value.toLowerCase().split(/\\s+/);rows.forEach(function(x){var ok=(!s.value||x.row.dataset.severity===s.value)\
    &&(!a.value||x.row.dataset.area===a.value)&&w.every(function(v){return x.text.indexOf(v)>=0});\
    x.row.hidden=!ok;if(x.card)x.card.hidden=!ok;if(ok)n++});\
    h.textContent=h.dataset.text.replace('{n}',n).replace('{m}',rows.length)};\
    [q,s,a].forEach(function(e){e.addEventListener('input',show)});\
    addEventListener('hashchange',function(){var e=by(location.hash.slice(1));\
    if(e&&e.hidden){q.value='';s.value='';a.value='';show();e.scrollIntoView()}});f.hidden=false;show()}\
    var order=new Intl.Collator(r.lang,{numeric:true}),key=function(c){return c.dataset.sort!==undefined?c.dataset.sort:\
    c.textContent.trim()},value=function(k){var n=k.replace(/[\\s\\u00a0\\u202f]/g,'').replace(/(z\\u0142|PLN|%|pkt|pts)$/,'')\
    .replace('\\u2212','-');n=r.lang==='pl'?n.replace(',','.'):n.replace(/,/g,'');return n!==''&&isFinite(n)?Number(n):\
    null};all('table.sortable').forEach(function(table){var heads=all('thead th',table),body=table.tBodies[0];\
    heads.forEach(function(head,i){var x=d.createElement('button');x.type='button';x.className='sort';\
    while(head.firstChild)x.appendChild(head.firstChild);head.appendChild(x);x.addEventListener('click',function(){\
    var up=head.getAttribute('aria-sort')!=='ascending',sign=up?1:-1;heads.forEach(function(o){\
    o.removeAttribute('aria-sort')});head.setAttribute('aria-sort',up?'ascending':'descending');\
    var list=all('tr',body).map(function(e){return{row:e,last:e.classList.contains('sum'),key:key(e.cells[i]||e)}});\
    list.sort(function(l,m){if(l.last!==m.last)return l.last?1:-1;var v=value(l.key),w=value(m.key);\
    return sign*(v!==null&&w!==null?v-w:order.compare(l.key,m.key))});\
    list.forEach(function(e){body.appendChild(e.row)})})})})})();
    """
}
