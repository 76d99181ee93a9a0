import { createHash } from 'node:crypto'
import { type Colours, defaultTheme } from '../../branding/theme.ts'
import { editorStyle } from './editor-style.ts'

const properties = (colours: Colours): string =>
  Object.entries(colours)
    .map(([role, value]) => `--${role}:${value}`)
    .join(';')

/** The Portal's style sheet: the hosted page's own colours and typeface, set tighter for a tool. */
export const style = `
:root{color-scheme:light dark;${properties(defaultTheme.light)};--radius:6px}
@media(prefers-color-scheme:dark){:root{${properties(defaultTheme.dark)}}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;background:var(--ground);color:var(--ink);font:.9375rem/1.5 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1,h2,h3,p,dl,dd,ul,ol,fieldset,pre,table{margin:0;padding:0}
ul,ol{list-style:none}
fieldset{border:0;min-width:0}
h1{font-size:1.375rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:1rem;line-height:1.4;font-weight:650}
h3{font-size:.9375rem;font-weight:600}
p{text-wrap:pretty}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.muted,.hint{color:var(--muted)}
.hint{font-size:.875rem;max-width:65ch}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;inset-inline-start:12px;top:-60px;padding:8px 14px;background:var(--accent);color:var(--onAccent);border-radius:var(--radius);z-index:2}
.skip:focus{top:8px}

.mark{padding:6px 20px;border-bottom:1px solid var(--line);color:var(--muted);font-size:.8125rem;text-align:center}
.merchant{display:flex;align-items:center;gap:12px;font-weight:600;overflow-wrap:anywhere;min-width:0}
.merchant small{display:block;color:var(--muted);font-weight:400;font-size:.8125rem}
.monogram{flex:none;display:grid;place-items:center;width:36px;height:36px;border-radius:var(--radius);background:var(--accent);color:var(--onAccent);border:1px solid transparent}
.side{display:flex;align-items:start;justify-content:space-between;gap:12px;padding:12px 16px;border-bottom:1px solid var(--line);flex-wrap:wrap}
.side .wide{display:none}
.menu{position:relative}
.menu>summary{list-style:none;cursor:pointer;min-height:44px;padding:9px 16px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);font-weight:600}
.menu>summary::-webkit-details-marker{display:none}
.menu[open]>div{position:absolute;z-index:1;inset-inline-end:0;top:calc(100% + 4px);width:min(17rem,calc(100vw - 32px));padding:8px;background:var(--surface);border:1px solid var(--control);border-radius:var(--radius)}
.nav{display:grid;gap:2px}
.nav a{display:flex;align-items:center;min-height:36px;padding:4px 12px;border-radius:var(--radius);color:var(--ink);text-decoration:none}
.nav a:hover{background:color-mix(in oklab,var(--accent) 8%,transparent)}
.nav a[aria-current]{background:color-mix(in oklab,var(--accent) 13%,transparent);color:var(--accent);font-weight:600}
.who{display:grid;gap:6px;padding:12px;margin-top:8px;border-top:1px solid var(--line);font-size:.875rem;overflow-wrap:anywhere}
.who form{display:block}
.main{display:grid;grid-template-columns:minmax(0,1fr);gap:20px;align-content:start;padding:20px 16px 40px;max-width:80rem}
.head{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:8px 16px}
.head>div{display:grid;gap:2px;min-width:0}
.lone{max-width:26rem;margin:0 auto;width:100%;padding:32px 16px 48px;display:grid;grid-template-columns:minmax(0,1fr);gap:20px}

.panel{background:var(--surface);border:1px solid var(--line);border-radius:9px;padding:16px;display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start;min-width:0}
.panel>header{display:grid;gap:4px}
.pair{display:grid;gap:20px;align-items:start;grid-template-columns:minmax(0,1fr)}
.row{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center}
.facts{display:grid;gap:0}
.facts>div{display:grid;grid-template-columns:minmax(7rem,11rem) minmax(0,1fr);gap:12px;padding:6px 0;border-bottom:1px solid var(--line)}
.facts>div:last-child{border-bottom:0}
.side-column .facts>div{grid-template-columns:minmax(5.5rem,7rem) minmax(0,1fr)}
.facts dt{color:var(--muted)}
.facts dd{overflow-wrap:anywhere}
.facts time{white-space:normal}

.table{overflow-x:auto;background:var(--surface);border:1px solid var(--line);border-radius:9px}
.panel .table{border-radius:var(--radius)}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:start;padding:10px 14px;color:var(--muted)}
th{font-size:.8125rem;font-weight:600;color:var(--muted);text-align:start;white-space:nowrap}
th,td{padding:7px 12px;border-bottom:1px solid var(--line);vertical-align:baseline}
tbody tr:last-child>*{border-bottom:0}
tbody tr:hover{background:color-mix(in oklab,var(--accent) 5%,transparent)}
td.long{overflow-wrap:anywhere;min-width:9rem}
.num{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
.nowrap,time{white-space:nowrap}
time small{color:var(--muted);font-size:.8125rem}
.status{display:inline-flex;align-items:center;gap:7px;white-space:nowrap}
.status::before{content:"";flex:none;width:9px;height:9px;border-radius:50%;border:2px solid var(--tone,var(--muted));background:var(--fill,var(--tone,var(--muted)))}
.status.good{--tone:var(--success)}
.status.bad{--tone:var(--danger)}
.status.open{--tone:var(--accent);--fill:transparent}
.status.over{--fill:transparent}
code,pre,.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.8125rem;font-variant-numeric:tabular-nums}
.ref{display:inline-flex;align-items:center;gap:2px;max-width:100%}
.ref code{user-select:all;overflow-wrap:anywhere}
td .ref code{white-space:nowrap}
.copy{flex:none;min-height:28px;min-width:28px;padding:2px 6px;border-color:transparent;background:none;color:var(--muted);font-size:.8125rem;font-weight:400}
.copy:hover{color:var(--accent)}
pre{padding:10px 12px;background:var(--ground);border:1px solid var(--line);border-radius:var(--radius);overflow:auto;max-height:24rem;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}

form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;min-width:0}
.field{display:grid;grid-template-columns:minmax(0,1fr);gap:4px;min-width:0;align-content:start}
.field>label,legend{font-weight:600;font-size:.875rem}
legend{padding:0;margin-bottom:4px}
input:not([type=checkbox]):not([type=radio]),select,textarea{width:100%;min-height:38px;padding:6px 11px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-variant-numeric:tabular-nums}
textarea{min-height:8rem;resize:vertical}
textarea,input.code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.8125rem}
input:focus-visible,select:focus-visible,textarea:focus-visible{outline-offset:-1px;border-color:var(--accent)}
[aria-invalid]{border:2px solid var(--danger)!important}
input[type=checkbox],input[type=radio]{flex:none;width:18px;height:18px;margin:3px 0 0;accent-color:var(--accent)}
.tick{display:flex;gap:10px;align-items:start}
.tick>div{display:grid;gap:2px}
.tick label{font-weight:600}
.problem{display:flex;gap:8px;color:var(--danger);font-size:.875rem;font-weight:550}
.problem::before{content:"!";flex:none;display:grid;place-items:center;width:1.2rem;height:1.2rem;margin-top:.08rem;border:1.5px solid;border-radius:50%;font-size:.75rem;line-height:1;font-weight:700}
.inline{display:flex;flex-wrap:wrap;gap:10px 12px;align-items:end}
.inline.top,form[method=post] .inline:has(.problem){align-items:start}
.inline>.whole{flex:1 0 100%}
.row-form{display:flex;gap:6px}
.row-form .quiet:first-of-type{margin-inline-start:-8px}
.row-form select{width:auto;min-width:0}
.facts.wide-names>div{grid-template-columns:minmax(0,1fr);gap:0}
.sections{gap:20px}
.inline>.field{flex:1 1 9rem}
.inline>.field.wide{flex:2 1 15rem}
.inline>.field.slim{flex:0 1 8.5rem}
.inline>.field:has([type=date]){flex:0 1 9.75rem}

button,.button{display:inline-flex;align-items:center;justify-content:center;gap:6px;min-height:38px;padding:6px 16px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-weight:600;text-decoration:none;cursor:pointer;transition:background .12s,border-color .12s}
button:hover,.button:hover{border-color:var(--accent);background:color-mix(in oklab,var(--accent) 8%,var(--surface))}
button.main-action,.button.main-action{border-color:transparent;background:var(--accent);color:var(--onAccent)}
button.main-action:hover,.button.main-action:hover{background:color-mix(in oklab,var(--accent) 88%,var(--ink))}
button.danger{border-color:var(--danger);color:var(--danger)}
button.danger:hover{background:color-mix(in oklab,var(--danger) 8%,var(--surface))}
button.quiet,.button.quiet{border-color:transparent;background:none;padding-inline:8px;color:var(--accent);text-decoration:underline;text-underline-offset:.2em}
.sent button{cursor:progress;opacity:.72}

.tabs{display:flex;flex-wrap:wrap;gap:4px 20px;border-bottom:1px solid var(--line)}
.tabs a{padding:8px 0;color:var(--muted);text-decoration:none;border-bottom:2px solid transparent;margin-bottom:-1px}
.tabs a:hover{color:var(--ink)}
.tabs a[aria-current]{color:var(--ink);font-weight:600;border-color:var(--accent)}
.notice{padding:10px 14px;border:1px solid var(--line);border-inline-start:4px solid var(--muted);border-radius:var(--radius);background:var(--surface);overflow-wrap:anywhere;display:grid;gap:6px}
.notice.good{border-inline-start-color:var(--success)}
.notice.bad{border-inline-start-color:var(--danger)}
.empty{display:grid;gap:8px;padding:28px 20px;background:var(--surface);border:1px dashed var(--control);border-radius:9px;max-width:44rem}
.empty p{max-width:60ch}

.story{display:grid}
.story>li{position:relative;display:grid;grid-template-columns:minmax(0,1fr);gap:2px;padding:0 0 16px 22px;border-inline-start:1px solid var(--line);margin-inline-start:5px}
.story>li:last-child{border-color:transparent;padding-bottom:0}
.story>li::before{content:"";position:absolute;inset-inline-start:-6px;top:6px;width:11px;height:11px;border-radius:50%;border:2px solid var(--tone,var(--muted));background:var(--surface)}
.story>li.good{--tone:var(--success)}
.story>li.bad{--tone:var(--danger)}
.story>li.open{--tone:var(--accent)}
.story .what{display:flex;flex-wrap:wrap;gap:0 12px;justify-content:space-between}
.story time{color:var(--muted);font-size:.875rem}
details.more>summary{cursor:pointer;color:var(--accent);font-size:.875rem;padding:2px 0;width:fit-content}
details.more[open]>div{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding-top:4px}
.actions{display:grid;gap:16px}
.actions>*+*{border-top:1px solid var(--line);padding-top:16px}

.side-column,.pair .side-column{grid-template-columns:minmax(0,1fr)}
.choices{display:grid;gap:8px}
.tick>label{font-weight:400}
@media(min-width:30rem){.main{padding-inline:24px}.facts.wide-names>div{grid-template-columns:minmax(7rem,15rem) minmax(0,1fr);gap:12px}}
@media(max-width:40rem){
.inline>.field.slim{flex-grow:1!important}
.cards thead{display:none}
.cards tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:2px 12px;padding:10px 14px;border-bottom:1px solid var(--line)}
.cards tbody tr:last-child{border-bottom:0}
.cards td{padding:0;border:0}
.cards td:empty{display:none}
.cards td{order:3}
.cards td:first-child{order:1}
.cards .num{order:2;grid-column:2}
.cards .span{grid-column:1/-1}
}
@media(min-width:60rem){
.shell{display:grid;grid-template-columns:14rem minmax(0,1fr);grid-template-rows:auto 1fr}
.shell>header{display:contents}
.mark{grid-column:1/-1}
.side{position:sticky;top:0;height:calc(100dvh - 33px);overflow:auto;display:flex;flex-direction:column;flex-wrap:nowrap;justify-content:start;align-items:stretch;gap:20px;padding:24px 12px 12px;border-bottom:0;border-inline-end:1px solid var(--line)}
.side .merchant{padding:0 12px}
.side .narrow{display:none}
.side .wide{display:flex;flex:1;flex-direction:column;justify-content:space-between}
.main{padding:28px 36px 56px}
.panel{padding:20px}
.pair{grid-template-columns:minmax(0,5fr) minmax(0,3fr);gap:24px}
.pair .side-column{grid-template-columns:minmax(0,1fr)}
.pair.even{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
}
@media(pointer:coarse){button,.button,.nav a,input:not([type=checkbox]):not([type=radio]),select{min-height:44px}.copy{min-height:44px;min-width:44px}}
@media(prefers-reduced-motion:reduce){*{transition:none!important}}
@media(forced-colors:active){.monogram,button.main-action{border-color:ButtonText}.nav a[aria-current]{outline:1px solid}}
@media print{.side,.copy,.inline{display:none}.shell{display:block}}
${editorStyle}
.table{position:relative}
.stack{display:grid;grid-template-columns:minmax(0,1fr);gap:20px;align-content:start}
.choices .tick label{font-weight:400}
td form{grid-template-columns:auto;justify-items:start}
td button{white-space:nowrap}
td>.row,td .quiet{margin-inline-start:-8px}
td .row .quiet{margin-inline-start:0}
.cards td time{white-space:normal}
.group th{color:var(--ink);background:color-mix(in oklab,var(--ink) 4%,transparent)}
.short-ref code{display:block;max-width:13rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.panel table:not(.cards) :is(th,td){padding-inline:8px}
@media(max-width:40rem){.panel table:not(.cards){font-size:.875rem}.panel table:not(.cards) :is(th,td){padding-inline:4px}}
.facts.stacked>div{grid-template-columns:minmax(0,1fr);gap:2px}
input.code:not([type=checkbox]):not([type=radio]){font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.8125rem}
@media(min-width:40.01rem){.cards td.code{white-space:nowrap}.cards td:first-child time{white-space:nowrap}.cards .purpose{min-width:12rem}.cards .state{min-width:9rem}.short-ref code{max-width:8rem}}
`.trim()

export const styleVersion = createHash('sha256').update(style).digest('hex').slice(0, 12)
