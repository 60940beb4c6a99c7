"""How the page looks: on a screen by day and by night, on a telephone, and on paper."""

STYLE = """
:root{color-scheme:light dark;--ink:#1c2330;--soft:#566072;--paper:#fff;--shade:#f4f6f9;
--line:#d8dde6;--red:#b3261e;--amber:#8a5a00;--green:#1d6b3a;--blue:#1a56b0;
--mark:#ffe9b8}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ef;--soft:#a3adbd;--paper:#14181f;
--shade:#1d232d;--line:#363f4d;--red:#ff8a80;--amber:#f2bd5b;--green:#7ed69b;
--blue:#8ab8ff;--mark:#5b4510}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem 3rem;background:var(--paper);
color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.15rem;margin:2.5rem 0 .75rem;padding-bottom:.35rem;
border-bottom:2px solid var(--line);overflow-wrap:anywhere}
h3{font-size:1rem;margin:1.75rem 0 .5rem}
a{color:var(--blue)}
small,.notice,.reasons,.rule,.lacks,footer{color:var(--soft);font-size:.85rem}
p{margin:.4rem 0}
ul,ol{padding-left:1.3rem;margin:.4rem 0}
li{margin:.3rem 0}
nav ul{list-style:none;padding:0;columns:2}
nav li{overflow-wrap:anywhere;break-inside:avoid;margin:0 0 .3rem}
.sum{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0}
.sum div{flex:1 1 6.5rem;padding:.5rem .8rem;background:var(--shade);border-radius:.4rem;
border-top:3px solid var(--line)}
.sum dt{font-size:.85rem;color:var(--soft)}
.sum dd{margin:0;font-size:1.5rem;font-weight:650}
.sum .unsupported{border-color:var(--red)}
.sum .puffery{border-color:var(--amber)}
.sum .supported{border-color:var(--green)}
.unsaid li{padding-left:7.3rem;text-indent:-7.3rem}
.unsaid b{display:inline-block;min-width:7rem;text-indent:0}
article{margin:1.1rem 0;padding:.8rem 1rem;background:var(--shade);border-radius:.4rem;
border-left:4px solid var(--line);break-inside:avoid}
article.unsupported{border-left-color:var(--red)}
article.puffery{border-left-color:var(--amber)}
article:target{outline:2px solid var(--blue)}
.where{float:right;margin:0 0 0 1rem;font-size:.85rem}
blockquote{margin:0;font-size:1.08rem;overflow-wrap:anywhere}
blockquote p{margin:0 0 .4rem}
mark{background:var(--mark);color:inherit;border-radius:.2rem;padding:0 .1rem}
.standing,.kinds,.kinds li{display:inline;font-size:.85rem}
.standing{font-weight:650}
.unsupported .standing{color:var(--red)}
.puffery .standing{color:var(--amber)}
.kinds{padding:0;margin-left:.3rem}
.kinds li{margin-right:.3rem}
.kinds li::before{content:" \\00b7\\00a0"}
.finding{margin:.6rem 0 0}
.questions{list-style:none;padding-left:0}
.questions li{padding-left:1.3rem;position:relative}
.questions li::before{content:"?";position:absolute;left:.2rem;font-weight:700;
color:var(--blue)}
.settled{opacity:.65}
.suggestion{margin-top:.7rem;padding:.5rem .7rem;border:1px dashed var(--line);
border-radius:.4rem}
.suggestion b{color:var(--green);font-weight:650}
.clean{color:var(--green)}
.failed{border-top:2px solid var(--red);margin-top:2.5rem}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.6rem}
@media print{body{max-width:none;padding:0;font-size:10.5pt}
article,.sum div{background:none;border-top:1px solid #bbb;border-right:1px solid #bbb;
border-bottom:1px solid #bbb}mark{background:none;text-decoration:underline}
a{color:inherit;text-decoration:none}}
"""
