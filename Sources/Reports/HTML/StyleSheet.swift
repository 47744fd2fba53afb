/// The look of the report: petrol and paper, one family of type, colour never without a shape and a word.
enum StyleSheet {
  static let screen: StaticString = """
    :root{color-scheme:light;--ink:#131a26;--soft:#4a5567;--line:#d3d9e2;--hair:#e6eaf0;--ground:#eef1f5;--paper:#fff;\
    --tint:#f4f7fa;--accent:#0b4a66;--link:#0b4a66;--gold:#b7791f;--critical:#8c1b2f;--critical-bg:#fbeaec;\
    --high:#9a4208;--high-bg:#fceee2;--medium:#715300;--medium-bg:#faf2d6;--low:#1f5680;--low-bg:#e6eff7;\
    --good:#1b6239;--good-bg:#e4f3e9;--plain:#515b6b;--plain-bg:#eceff3;--one:#0b4a66;--two:#3e8fa8;--three:#c58a2b;\
    --four:#7a6ba8;--five:#5f8f5a;--rest:#d9e0e8;--mono:"JetBrains Mono","DejaVu Sans Mono",Consolas,monospace;\
    --sans:"Inter","Segoe UI",system-ui,-apple-system,"Noto Sans","DejaVu Sans",sans-serif}
    :root[data-theme=dark]{color-scheme:dark;--ink:#e8ecf2;--soft:#a9b4c4;--line:#36414f;--hair:#2a333f;--ground:#0e131a;\
    --paper:#171e27;--tint:#1d2631;--accent:#7cc4dd;--link:#8acde4;--gold:#e0b15c;--critical:#ff9aa8;\
    --critical-bg:#43151d;--high:#ffb27d;--high-bg:#40230e;--medium:#efcb63;--medium-bg:#382c08;--low:#93c4ee;\
    --low-bg:#142e44;--good:#86d6a3;--good-bg:#12331f;--plain:#b3bdcb;--plain-bg:#262f3b;--one:#5fb3d0;--two:#8fd0e2;\
    --three:#e0b15c;--four:#b3a5de;--five:#9ccb96;--rest:#33404e}
    @media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--ink:#e8ecf2;--soft:#a9b4c4;\
    --line:#36414f;--hair:#2a333f;--ground:#0e131a;--paper:#171e27;--tint:#1d2631;--accent:#7cc4dd;--link:#8acde4;\
    --gold:#e0b15c;--critical:#ff9aa8;--critical-bg:#43151d;--high:#ffb27d;--high-bg:#40230e;--medium:#efcb63;\
    --medium-bg:#382c08;--low:#93c4ee;--low-bg:#142e44;--good:#86d6a3;--good-bg:#12331f;--plain:#b3bdcb;\
    --plain-bg:#262f3b;--one:#5fb3d0;--two:#8fd0e2;--three:#e0b15c;--four:#b3a5de;--five:#9ccb96;--rest:#33404e}}
    *{box-sizing:border-box}
    html{font-size:16px;-webkit-text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1rem}
    body{margin:0;font-family:var(--sans);font-size:1rem;line-height:1.55;color:var(--ink);background:var(--ground);\
    font-variant-numeric:tabular-nums}
    a{color:var(--link);text-underline-offset:2px}.ref{white-space:nowrap}
    a:focus-visible,button:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--gold);outline-offset:2px;\
    border-radius:4px}
    .skip{position:absolute;left:-9999px}
    .skip:focus{left:12px;top:12px;z-index:9;padding:10px 16px;background:var(--paper)}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    h1,h2,h3,h4{margin:0;line-height:1.2;letter-spacing:-.012em;text-wrap:balance}
    h2{font-size:1.85rem;font-weight:700;margin-bottom:.4em}
    h3{font-size:1.2rem;font-weight:650;margin:1.8em 0 .55em}
    h4{font-size:1rem;font-weight:650;margin:1.2em 0 .3em}
    p{margin:.35em 0 .85em;text-wrap:pretty}
    .lead{font-size:1.08rem;color:var(--soft);max-width:66ch}
    .small{font-size:.86rem;color:var(--soft)}
    code{font-family:var(--mono);font-size:.86em;overflow-wrap:anywhere}
    .page{display:grid;grid-template-columns:240px minmax(0,900px);gap:36px;max-width:1210px;margin:0 auto;padding:28px}
    .side{position:sticky;top:24px;align-self:start;font-size:.92rem;max-height:calc(100vh - 48px);overflow:auto}
    .side p{font-weight:700;font-size:1.02rem;line-height:1.25;margin:0 0 14px}
    .side ol{list-style:none;margin:0;padding:0;border-left:2px solid var(--line)}
    .side li a{display:block;margin-left:-2px;padding:5px 0 5px 14px;border-left:2px solid transparent;\
    color:var(--soft);text-decoration:none}
    .side li a:hover{color:var(--ink);border-color:var(--accent)}
    .tools{display:flex;gap:8px;flex-wrap:wrap;margin-top:18px}
    .tools button{font:inherit;font-size:.86rem;padding:6px 14px;border:1px solid var(--line);border-radius:999px;\
    background:var(--paper);color:var(--ink);cursor:pointer}
    main>section{background:var(--paper);border:1px solid var(--hair);border-radius:14px;padding:38px 42px;\
    margin-bottom:22px}
    main>.cover{padding:0;overflow:hidden}
    .strip{display:flex;gap:14px;align-items:center;flex-wrap:wrap;padding:18px 42px;min-height:66px;font-size:.9rem;\
    color:var(--soft)}
    .tlp{display:inline-block;padding:3px 10px;border-radius:4px;background:#000;color:#ffc000;font-family:var(--mono);\
    font-size:.84rem;white-space:nowrap}
    .hero{position:relative;overflow:hidden;padding:64px 42px 40px;background:#0b3044;color:#fff}
    .hero svg{position:absolute;right:-40px;bottom:-70px;height:128%;width:auto;opacity:.5}
    .hero h1{position:relative;max-width:17ch;font-size:2.85rem;font-weight:700;line-height:1.08;letter-spacing:-.025em;\
    margin-bottom:.5em}
    .hero p{position:relative;margin:0;max-width:36rem}
    .hero .office{font-size:1.24rem;font-weight:600}
    .hero .where{color:#c6d8e2;font-size:.95rem;margin-top:.15em}
    .inside{padding:26px 42px 36px}
    .facts{display:grid;grid-template-columns:1fr 1fr;gap:0 34px;margin:0}
    .facts>div{display:flex;justify-content:space-between;gap:16px;padding:8px 0;border-bottom:1px solid var(--hair);\
    font-size:.93rem}
    .facts dt{color:var(--soft)}
    .facts dd{margin:0;font-weight:600;text-align:right;overflow-wrap:anywhere}
    .note{border-left:4px solid var(--gold);border-radius:0 8px 8px 0;background:var(--tint);padding:12px 18px;\
    margin:1.5em 0 0;font-size:.92rem}
    .note p{margin:.25em 0}
    .note.stop{border-color:var(--critical)}
    .contents{display:none}
    .verdict{font-size:1.5rem;font-weight:600;line-height:1.34;letter-spacing:-.012em;margin:.1em 0 1em;max-width:34em}
    .grade{border:1px solid var(--line);border-radius:12px;padding:20px 24px 18px;margin:0 0 22px}
    .grade .top{display:grid;grid-template-columns:108px minmax(0,1fr);gap:26px;align-items:center}
    .letter{border-radius:12px;color:#fff;text-align:center;padding:10px 0 12px;background:#515b6b}
    .letter b{display:block;font-size:3.9rem;font-weight:700;line-height:1.05}
    .letter span{font-size:.84rem;font-weight:600}
    .A{background:#155129}.B{background:#2a7139}.C{background:#5f6612}.D{background:#83580a}.E{background:#a3400b}\
    .F{background:#8c1b2f}
    .why{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:22px;margin:14px 0 0;padding:14px 0 0;\
    list-style:none;border-top:1px solid var(--hair);font-size:.9rem;color:var(--soft)}
    .why p{margin:6px 0 0}.why b{color:var(--ink)}
    .mini{display:inline-block;min-width:1.7em;padding:1px 0;border-radius:5px;color:#fff;text-align:center}
    .next{margin:12px 0 0;padding-top:10px;border-top:1px solid var(--hair);font-size:.92rem}
    .figures{display:grid;grid-template-columns:repeat(4,1fr);gap:14px;margin:0 0 8px;padding:0;list-style:none}
    .figures li{border-top:3px solid var(--accent);padding:10px 2px 0;font-size:.86rem;line-height:1.38;\
    color:var(--soft)}
    .figures b{display:block;font-size:1.7rem;font-weight:700;letter-spacing:-.02em;line-height:1.15;color:var(--ink);\
    margin-bottom:3px}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.5em 0 1.1em}
    caption{text-align:left;font-weight:600;font-size:.92rem;padding-bottom:8px}
    th{text-align:left;vertical-align:bottom;font-weight:600;font-size:.8rem;line-height:1.28;color:var(--soft);\
    padding:7px 12px 7px 0;border-bottom:1.5px solid var(--line)}
    td,tbody th{vertical-align:top;padding:9px 12px 9px 0;border-bottom:1px solid var(--hair)}
    tbody th{font-size:.9rem;color:var(--ink);line-height:1.4}
    tbody th small,td small{display:block;font-size:.84rem;font-weight:400;color:var(--soft);line-height:1.42}
    .num{text-align:right;white-space:nowrap}thead .num{white-space:normal}
    th:last-child,td:last-child{padding-right:0}
    .no{white-space:nowrap;width:1%}
    tr.sum td,tr.sum th{border-top:1.5px solid var(--line);border-bottom:0;font-weight:700}
    tr.group th{padding-top:18px;color:var(--accent);font-size:.86rem}
    .chip{display:inline-block;padding:2px 9px 2px 7px;border-radius:5px;font-size:.8rem;font-weight:600;line-height:1.5;\
    white-space:nowrap;color:var(--plain);background:var(--plain-bg)}
    .chip i{font-style:normal;font-size:.72em;margin-right:.5em;vertical-align:.06em}
    .chip.critical{color:var(--critical);background:var(--critical-bg)}
    .chip.high{color:var(--high);background:var(--high-bg)}
    .chip.medium{color:var(--medium);background:var(--medium-bg)}
    .chip.low{color:var(--low);background:var(--low-bg)}
    .chip.good{color:var(--good);background:var(--good-bg)}
    .mark{font-size:.78rem;font-weight:400;line-height:1.35;color:var(--medium);\
    border-bottom:1px dotted var(--medium)}
    .todo{list-style:none;margin:.4em 0 0;padding:0}
    .todo li{position:relative;padding:8px 0 8px 30px;border-bottom:1px solid var(--hair)}
    .todo li::before{content:"";position:absolute;left:2px;top:12px;width:15px;height:15px;\
    border:1.6px solid var(--soft);border-radius:3px}
    .sign{display:grid;grid-template-columns:1fr 1fr;gap:34px;margin-top:56px}
    .sign div{border-top:1px solid var(--ink);padding-top:7px;font-size:.86rem;color:var(--soft)}
    .blanks{display:grid;grid-template-columns:1fr 1fr;gap:30px 34px;margin:1.4em 0 0}
    .blanks div{border-bottom:1px solid var(--soft);padding:26px 0 4px}
    .blanks dt{font-size:.84rem;color:var(--soft)}
    .blanks dd{margin:0;height:1.5em}
    figure{margin:1em 0 1.3em}
    figure svg{display:block;width:100%;height:auto}
    .wide .scroll svg{min-width:560px}
    .ruler svg{max-width:520px}
    figcaption{font-size:.86rem;color:var(--soft);margin-top:6px}
    .key{display:flex;gap:6px 18px;flex-wrap:wrap;list-style:none;margin:.5em 0 1em;padding:0;font-size:.86rem;\
    color:var(--soft)}
    .key svg{display:inline-block;width:auto;min-width:0;height:.95em;margin-right:.45em;vertical-align:-.12em}
    svg text{font-family:var(--sans);fill:var(--ink)}
    svg .soft{fill:var(--soft)}svg .white{fill:#fff}svg .strong{font-weight:650}
    svg .one{fill:var(--one)}svg .two{fill:var(--two)}svg .three{fill:var(--three)}svg .four{fill:var(--four)}\
    svg .five{fill:var(--five)}svg .rest{fill:var(--rest)}svg .goldfill{fill:var(--gold)}svg .ink{fill:var(--ink)}
    svg .today{fill:var(--critical)}svg .free{fill:var(--high)}svg .planned{fill:var(--good)}
    svg .hollow{fill:none}svg .grid{stroke:var(--hair)}svg .axis{stroke:var(--line)}svg .gold{stroke:var(--gold)}
    svg .curve{stroke:var(--accent);fill:none}svg .under{fill:var(--rest);opacity:.45}svg .dot{fill:var(--accent)}
    .card{border:1px solid var(--line);border-radius:12px;overflow:hidden;margin:0 0 20px}
    .card header{padding:16px 22px 14px;background:var(--tint);border-bottom:1px solid var(--hair)}
    .card .row{display:flex;gap:10px;align-items:center;flex-wrap:wrap;margin-bottom:7px;font-size:.85rem;\
    color:var(--soft)}
    .card h3{margin:0;font-size:1.14rem}
    .card dl{display:grid;grid-template-columns:8.5em minmax(0,1fr);gap:10px 18px;margin:0;padding:16px 22px 18px}
    .card dt{font-weight:600;font-size:.87rem;color:var(--soft);padding-top:2px}
    .card dd{margin:0;font-size:.95rem;min-width:0}
    .card dd p{margin:0 0 .4em}
    .card dd ol,.card dd ul{margin:0;padding-left:1.25em}
    .card dd li{margin-bottom:.25em;overflow-wrap:anywhere}
    .evidence{font-family:var(--mono);font-size:.79rem;line-height:1.55;background:var(--tint);\
    border:1px solid var(--hair);border-radius:7px;padding:10px 13px;margin:0 0 7px;overflow-wrap:anywhere}
    .evidence strong{display:block;font-family:var(--sans);font-size:.84rem;font-weight:600}
    .evidence span{display:block}
    .evidence span em{font-style:normal;color:var(--soft)}
    .risks thead th:first-child{width:46%}.assets thead th:nth-child(3){width:42%}.assets td small{overflow-wrap:anywhere}
    .many{columns:2;column-gap:24px}.many li{break-inside:avoid}
    .columns{columns:2;column-gap:34px;margin:.6em 0 1em;padding-left:1.2em;font-size:.93rem}
    .columns li{break-inside:avoid;margin-bottom:.3em}
    .refs p{display:inline}.refs p+p::before{content:" · ";color:var(--soft)}
    .empty{color:var(--soft);font-style:italic}
    [hidden]{display:none!important}
    .filter{display:flex;gap:12px 18px;flex-wrap:wrap;align-items:end;padding:14px 16px;margin:0 0 14px;\
    border:1px solid var(--hair);border-radius:10px;background:var(--tint)}
    .filter label{display:grid;gap:4px;font-size:.84rem;color:var(--soft);flex:0 1 auto;max-width:100%}
    .filter label:first-child{flex:1 1 220px}
    .filter input,.filter select{font:inherit;font-size:.95rem;width:100%;min-height:38px;padding:5px 10px;\
    border:1px solid var(--soft);border-radius:7px;background:var(--paper);color:var(--ink)}
    .filter .hits{margin:0 0 8px;font-size:.88rem;color:var(--soft)}
    input:focus-visible,select:focus-visible{outline:3px solid var(--gold);outline-offset:2px}
    .sort{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:pointer}
    .sort::after{content:" ↕";opacity:.55}[aria-sort=ascending] .sort::after{content:" ↑";opacity:1}\
    [aria-sort=descending] .sort::after{content:" ↓";opacity:1}
    .terms{display:grid;grid-template-columns:1fr 1fr;gap:0 34px;margin:0}
    .terms>div{padding:9px 0;border-bottom:1px solid var(--hair);break-inside:avoid}
    .terms dt{font-weight:600}.terms dd{margin:2px 0 0;font-size:.92rem;color:var(--soft)}
    svg .box{fill:var(--tint);stroke:var(--line)}svg .ring{fill:none;stroke:var(--soft);stroke-width:1.2}
    svg .fill-critical{fill:var(--critical)}svg .fill-high{fill:var(--high)}svg .fill-medium{fill:var(--medium)}\
    svg .fill-low{fill:var(--low)}
    svg .tile-good{fill:var(--good-bg)}svg .tile-medium{fill:var(--medium-bg)}svg .tile-critical{fill:var(--critical-bg)}\
    svg .tile-low{fill:var(--low-bg)}svg .tile-plain{fill:var(--plain-bg)}svg .on-good{fill:var(--good)}\
    svg .on-medium{fill:var(--medium)}svg .on-critical{fill:var(--critical)}svg .on-low{fill:var(--low)}\
    svg .on-plain{fill:var(--plain)}
    @media screen and (max-width:1000px){.page{grid-template-columns:minmax(0,1fr);padding:14px;gap:14px}\
    .side{position:static;max-height:none}.side ol{display:flex;flex-wrap:wrap;gap:2px 4px;border:0}\
    .side li a{padding:5px 8px 5px 0;margin:0;border:0}main>section{padding:24px 20px}\
    .strip,.hero,.inside{padding-left:20px;padding-right:20px}.hero{padding-top:40px}.hero h1{font-size:2rem}\
    .hero svg{opacity:.28}.figures{grid-template-columns:1fr 1fr}.facts,.terms,.sign,.blanks{grid-template-columns:\
    minmax(0,1fr)}.card dl{grid-template-columns:minmax(0,1fr);gap:3px}.card dd{margin-bottom:10px}.columns{columns:1}}
    @media screen and (max-width:620px){h2{font-size:1.55rem}.verdict{font-size:1.22rem}\
    .grade{padding:16px}.grade .top{grid-template-columns:minmax(0,1fr);gap:14px}.letter{display:flex;gap:14px;\
    align-items:center;justify-content:center;padding:4px}.letter b{font-size:2.6rem}\
    .hero h1{font-size:1.5rem;hyphens:auto}.stack thead{display:none}.stack caption{display:block}.many{columns:1}.stack,.stack tbody,.stack tr,.stack td,.stack tbody th{display:block;width:auto}\
    .stack tr{padding:10px 0;border-bottom:1px solid var(--line)}.stack td,.stack tbody th{padding:2px 0;border:0}\
    .stack .num{text-align:left;white-space:normal}.stack tr.group{padding-bottom:0}.stack td[data-head]::before{content:attr(data-head) ": ";color:var(--soft);\
    font-size:.84rem}}
    """

  static let print: StaticString = """
    @media print{:root,:root:not([data-theme=light]),:root[data-theme=dark]{color-scheme:light;--ink:#131a26;\
    --soft:#4a5567;--line:#d3d9e2;--hair:#e6eaf0;--ground:#fff;--paper:#fff;--tint:#f4f7fa;--accent:#0b4a66;\
    --link:#0b4a66;--gold:#b7791f;--critical:#8c1b2f;--critical-bg:#fbeaec;--high:#9a4208;--high-bg:#fceee2;\
    --medium:#715300;--medium-bg:#faf2d6;--low:#1f5680;--low-bg:#e6eff7;--good:#1b6239;--good-bg:#e4f3e9;\
    --plain:#515b6b;--plain-bg:#eceff3;--one:#0b4a66;--two:#3e8fa8;--three:#c58a2b;--four:#7a6ba8;--five:#5f8f5a;\
    --rest:#d9e0e8}
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    html{font-size:9pt}body{background:#fff;line-height:1.46}
    .page{display:block;padding:0;max-width:none}.side,.skip,.filter{display:none!important}
    tr[hidden]{display:table-row!important}.card[hidden]{display:block!important}.sort::after{content:none}
    main>section{border:0;border-radius:0;padding:0;margin:0;break-before:page}
    main>.cover{break-before:auto}main>.flow{break-before:auto;margin-top:11mm}
    .strip{padding:14mm 17mm 0;height:44mm;align-items:flex-start}
    .hero{padding:26mm 17mm 16mm}.hero h1{font-size:32pt;margin-bottom:8mm}.hero .office{font-size:14pt}
    .inside{padding:8mm 17mm 0}
    .contents{display:block;margin-top:7mm}.contents h2{font-size:11.4pt;margin-bottom:1mm}
    .contents ol{list-style:none;columns:2;column-gap:9mm;margin:0;padding:0}
    .contents li{break-inside:avoid;padding:1.7mm 0;border-bottom:.5pt solid var(--hair)}
    .contents a{color:var(--ink);font-weight:500;text-decoration:none}
    h2{font-size:18pt}h3{font-size:11.4pt;margin:1.5em 0 .4em}h2,h3,h4{break-after:avoid}
    .card h3{font-size:10.8pt;margin:0}.lead{font-size:9.6pt}.verdict{font-size:13.4pt;line-height:1.3;margin-bottom:.7em}
    .grade{padding:4mm 5mm;margin-bottom:4.5mm}.grade .top{grid-template-columns:23mm 1fr;gap:6mm}
    .letter b{font-size:34pt}.letter span{font-size:8.4pt}.why{margin-top:2.6mm;padding-top:2.4mm;gap:5mm;grid-template-columns:repeat(3,1fr);font-size:8pt}.why p{margin-top:1mm}.next{margin-top:2mm;padding-top:1.6mm;font-size:8.4pt}
    .terms dd,.terms dt{font-size:8.6pt}.terms>div{padding:1.4mm 0}
    .figures b{font-size:15pt}.figures li{font-size:8pt}
    table{font-size:8.6pt;margin:.3em 0 .8em}th{font-size:7.8pt}td,tbody th{padding:1.4mm 2.6mm 1.4mm 0}
    tbody th{font-size:8.6pt}tbody th small,td small{font-size:7.8pt}thead{display:table-header-group;break-after:avoid}tbody tr:first-child{break-before:avoid}
    #diagnosis,tr,.card header,figure,.figures,.grade,.sign,.note,.evidence,.todo li{break-inside:avoid}
    .card{break-inside:avoid;margin-bottom:4mm;box-decoration-break:clone}.card header{padding:3mm 5mm 2.6mm;break-after:avoid}
    .card dl{grid-template-columns:25mm minmax(0,1fr);gap:1.3mm 4mm;padding:3mm 5mm 3.6mm}.card dd{font-size:8.6pt}
    .card dd p,.card dd li{margin-bottom:0}.card dt{font-size:8.2pt}.evidence{font-size:7.4pt;padding:1.6mm 3mm}
    .small,figcaption,.key{font-size:8pt}.chip{font-size:7.7pt}.mark{font-size:7.4pt}
    .todo li{padding:1.3mm 0 1.3mm 6mm}.todo li::before{top:2mm;width:2.7mm;height:2.7mm}
    .sign{margin-top:13mm}#summary h2{margin-bottom:.2em}#summary h3{margin:.9em 0 .1em}#summary .verdict{font-size:11.6pt;margin-bottom:.5em}\
    #summary .grade{padding:2mm 4mm;margin-bottom:2.4mm}#summary .grade .top{grid-template-columns:18mm 1fr}\
    #summary .letter{padding:1mm 0 1.6mm}#summary .letter b{font-size:23pt}#summary figure{margin:0}\
    #summary .ruler svg{max-width:88mm}#summary .why{margin-top:1.4mm;padding-top:1.6mm;font-size:7.6pt;line-height:1.36}\
    #summary .next{margin-top:1.2mm;padding-top:1.2mm;font-size:7.9pt}#summary .note{margin:0 0 2.4mm;padding:1.4mm 4mm;\
    font-size:7.9pt}#summary .figures{margin:0}#summary .figures li{padding-top:1mm;font-size:7.6pt;line-height:1.3}\
    #summary .figures b{font-size:12.4pt}#summary table{margin:0;font-size:7.9pt}#summary tbody th{font-size:7.9pt}\
    #summary tbody th small{font-size:7.3pt;line-height:1.3}#summary td,#summary tbody th{padding:.8mm 2.6mm .8mm 0}\
    #summary .todo{margin:0}#summary .todo li{padding:.8mm 0 .8mm 6mm;font-size:8.4pt}#summary .todo li::before{top:1.4mm}\
    #summary .sign{margin-top:9mm}\
    .scroll{overflow:visible}.wide .scroll svg{min-width:0}a{color:inherit;text-decoration:none}}
    """

  /// The running head and foot of printed pages; the first page has neither.
  static let polishPages: StaticString = """
    @page{size:A4;margin:20mm 17mm 17mm;@top-left{content:"Raport z samooceny cyberbezpieczeństwa";\
    font:500 8pt "Inter","Segoe UI",sans-serif;color:#4a5567}@top-right{content:"TLP:AMBER+STRICT";\
    font:400 7.4pt "JetBrains Mono","DejaVu Sans Mono",monospace;color:#131a26}@bottom-left{content:"Wydanie pełne, \
    do użytku wewnętrznego";font:400 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}@bottom-right{content:"strona " \
    counter(page) " z " counter(pages);font:500 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}}
    @page:first{margin:0 0 14mm;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}\
    @bottom-right{content:none}}
    """

  static let englishPages: StaticString = """
    @page{size:A4;margin:20mm 17mm 17mm;@top-left{content:"Cybersecurity self-assessment report";\
    font:500 8pt "Inter","Segoe UI",sans-serif;color:#4a5567}@top-right{content:"TLP:AMBER+STRICT";\
    font:400 7.4pt "JetBrains Mono","DejaVu Sans Mono",monospace;color:#131a26}@bottom-left{content:"Full edition, \
    for internal use";font:400 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}@bottom-right{content:"page " \
    counter(page) " of " counter(pages);font:500 7.4pt "Inter","Segoe UI",sans-serif;color:#4a5567}}
    @page:first{margin:0 0 14mm;@top-left{content:none}@top-right{content:none}@bottom-left{content:none}\
    @bottom-right{content:none}}
    """
}
