import { createHash } from 'node:crypto'

/** How all pages of the org look: light and dark, from a phone's width up, contrasts by WCAG AA. */
export const STYLE = `
:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif;--ink:#17212f;--soft:#4d5a6b;--paper:#f1f4f8;--card:#fff;--line:#d3dae4;--edge:#76859a;--accent:#0b5cab;--on:#fff;--bad:#a61b1b;--bad-bg:#fdeceb;--good:#17663a;--good-bg:#e3f4ea;--warn:#7a4a00;--warn-bg:#fdf0d5}
@media(prefers-color-scheme:dark){:root{--ink:#e8edf4;--soft:#a9b6c6;--paper:#10161f;--card:#19222e;--line:#303d4d;--edge:#7c8da3;--accent:#7cbcff;--on:#0b1622;--bad:#ffb0a8;--bad-bg:#43201f;--good:#8fdcae;--good-bg:#163726;--warn:#f5cf86;--warn-bg:#3d2e12}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;background:var(--paper);color:var(--ink)}
.org{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:center;justify-content:center;padding:.6rem 1rem;background:var(--warn-bg);color:var(--warn);border-bottom:1px solid var(--line);font-size:.875rem;text-align:center}
.org b{letter-spacing:.02em}
main{width:min(27rem,100% - 2rem);margin:min(8vh,4rem) auto 2rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.9rem;box-shadow:0 1px 2px #0001,0 8px 24px #0000000d}
main.wide{width:min(76rem,100% - 2rem);margin-top:1.5rem;padding:0;background:none;border:0;box-shadow:none}
h1{margin:0 0 .25rem;font-size:1.5rem;line-height:1.25}
h2{margin:0;font-size:1.05rem}
p{margin:.5rem 0}
form+.soft{margin-top:1.1rem}
.soft{color:var(--soft);font-size:.9rem}
a{color:var(--accent)}
b,strong,code{overflow-wrap:anywhere}
code,pre,.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
label{display:block;margin:1.1rem 0 .3rem;font-weight:600}
input:not([type=hidden]){width:100%;padding:.6rem .7rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.45rem}
input[aria-invalid]{border-color:var(--bad)}
#user_code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:1.35rem;letter-spacing:.18em;text-transform:uppercase}
.buttons{display:flex;flex-wrap:wrap;gap:.6rem;margin-top:1.5rem}
button{flex:1;min-height:2.75rem;padding:.5rem 1.1rem;font:inherit;font-weight:600;color:var(--accent);background:none;border:1px solid var(--accent);border-radius:.45rem;cursor:pointer}
button.first{color:var(--on);background:var(--accent)}
button:hover{filter:brightness(1.1)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[role=alert]{margin:1rem 0 0;padding:.65rem .9rem;color:var(--bad);background:var(--bad-bg);border-left:.3rem solid;border-radius:.3rem}
.scopes{margin:1rem 0 0;padding:0;list-style:none;border:1px solid var(--line);border-radius:.5rem}
.scopes li{padding:.55rem .8rem}
.scopes li+li{border-top:1px solid var(--line)}
.scopes code{display:block;color:var(--soft)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1.25rem 0}
.tiles div,.panel{background:var(--card);border:1px solid var(--line);border-radius:.7rem}
.tiles div{display:flex;flex-direction:column-reverse;padding:.7rem .9rem}
.tiles dt{color:var(--soft);font-size:.875rem}
.tiles dd{margin:0;font-size:1.6rem;font-weight:650;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles .bad dd{color:var(--bad)}
.panel{margin:0 0 1rem;padding:.9rem 0 .3rem;overflow:hidden}
.panel>:not(table){margin-inline:1rem}
.panel pre{margin:.6rem 1rem 1rem;padding:.8rem;overflow:auto;background:var(--paper);border-radius:.45rem}
.row{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:center}
.row button{flex:none}
.actions{display:flex;flex-wrap:wrap;gap:.4rem}
.panel button:not(.first){flex:none;min-height:1.9rem;padding:.1rem .6rem;font-size:.85rem}
button[aria-pressed=true]{color:var(--on);background:var(--bad);border-color:var(--bad)}
.filters{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:end;margin-top:.3rem}
.filters label{margin:.3rem 0;font-size:.85rem}
.filters input:not([type=checkbox]),.filters select{display:block;min-height:2.2rem;padding:.3rem .5rem;font:inherit;font-weight:400;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:.4rem}
.filters [type=checkbox]{display:block;width:1.5rem!important;height:1.5rem;margin:.35rem 0}
details{border-top:1px solid var(--line);margin:.2rem 0}
summary::before{content:'▸';content:'▸' / '';color:var(--soft)}
details[open]>summary::before{content:'▾';content:'▾' / ''}
summary{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline;padding:.4rem 0;cursor:pointer;font-size:.9rem}
h3{margin:.5rem 0 0;font-size:.9rem}
#list pre{margin:.3rem 0 .8rem}
.users{display:grid;gap:.5rem;margin:1.2rem 0 0;padding:0;border:0}
.users legend{padding:0;margin-bottom:.4rem}
#connect>summary{padding:0 0 .5rem;margin-inline:1rem}
#list h3{display:flex;justify-content:space-between;align-items:center}
details.panel{margin:0 0 1rem;border:1px solid var(--line)}
.users button{text-align:left}
.users small{display:block;font-weight:400;color:var(--soft)}
.columns{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,4fr);gap:0 1rem;align-items:start}
table{width:100%;margin-top:.5rem;border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:.45rem .5rem;text-align:left;border-top:1px solid var(--line);overflow-wrap:break-word}
td strong{overflow-wrap:normal}
:is(th,td):first-child{padding-left:1rem}
:is(th,td):last-child{padding-right:1rem}
th{color:var(--soft);font-weight:600}
.over{color:var(--soft)}
.badge{display:inline-block;padding:.05rem .55rem;border-radius:1rem;font-size:.82rem;color:var(--soft);background:var(--paper)}
.badge.good{color:var(--good);background:var(--good-bg)}
.badge.bad{color:var(--bad);background:var(--bad-bg)}
.badge.warn{color:var(--warn);background:var(--warn-bg)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(max-width:56rem){.columns{grid-template-columns:minmax(0,1fr)}}
@media(max-width:44rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}td{overflow-wrap:anywhere}table,tbody,tr,td{display:block}tr{padding:.5rem 1rem;border-top:1px solid var(--line)}td,td:first-child,td:last-child{display:flex;gap:1rem;justify-content:space-between;padding:.15rem 0;border:0;text-align:right}td::before{content:attr(data-label);color:var(--soft);flex:none}td:empty{display:none}.actions{justify-content:end}main:not(.wide){padding:1.4rem 1.2rem}}
`

/** Hash of the style for the Content-Security-Policy. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`
