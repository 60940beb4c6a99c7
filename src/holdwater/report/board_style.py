"""How the page for a board looks: as the report of a check, with three outcomes."""

from holdwater.report.html_style import STYLE as CHECKED

STYLE = (
    CHECKED
    + """
body{max-width:52rem}
.when{color:var(--soft)}
.sum-line{font-size:1.15rem;line-height:1.45;margin:.6rem 0}
nav ul{columns:1;padding:0}
nav h2{margin:1.5rem 0 .5rem}
nav li{display:flex;justify-content:space-between;gap:1rem;padding:.25rem 0;
border-top:1px solid var(--line);margin:0}
nav li:first-child{border-top:0}
nav li span{white-space:nowrap;color:var(--soft);font-size:.9rem}
.sum .is-held,article.is-held{border-color:var(--green)}
.sum .is-failed,article.is-failed{border-color:var(--red)}
.sum .is-untested,article.is-untested{border-color:var(--amber)}
.chip{font-weight:650;margin:0 0 .4rem}
.is-held .chip{color:var(--green)}
.is-failed .chip{color:var(--red)}
.is-untested .chip{color:var(--amber)}
.from{color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
.facts{margin:.7rem 0 0}
.facts div{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;padding:.3rem 0;
border-top:1px solid var(--line)}
.facts dt{color:var(--soft);font-size:.9rem;grid-row:1/span 99}
.facts dd{margin:0 0 .15rem;grid-column:2;overflow-wrap:anywhere}
.facts b{font-weight:600}
.gap{border-bottom:1px dashed var(--soft);font-style:italic}
.told{list-style:none;padding:0}
@media(max-width:34rem){.facts div{grid-template-columns:1fr}.facts dd{grid-column:1}
.facts dt{grid-row:auto}}
@page{size:A4;margin:16mm}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--line:#bbb;
--red:#b3261e;--amber:#7a5000;--green:#1d6b3a;--blue:#000}
main{break-before:page}
h2{break-after:avoid}nav h2{margin:.9rem 0 .2rem}nav li{padding:.1rem 0}
.facts div{break-inside:avoid}article{border-left-width:4px}}
"""
)
