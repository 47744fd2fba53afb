/// The page's only script: it shows the buttons for dark and light and for printing.
///
/// The report reads the same without.
enum Script {
  static let text: StaticString = """
    (function(){var r=document.documentElement,t=document.getElementById('tools'),b=document.getElementById('theme');\
    if(!t||!b)return;function d(){return r.dataset.theme?r.dataset.theme==='dark':\
    matchMedia('(prefers-color-scheme:dark)').matches}function u(){b.textContent=d()?b.dataset.light:b.dataset.dark}\
    b.addEventListener('click',function(){r.dataset.theme=d()?'light':'dark';u()});\
    document.getElementById('print').addEventListener('click',function(){print()});t.hidden=false;u()})();
    """
}
