import { createHash } from 'node:crypto'
import { defaultTheme } from '../pages/theme'

const properties = (colours: Record<string, string>) =>
  Object.entries(colours)
    .map(([role, value]) => `--${role}:${value}`)
    .join(';')

/** The style of the editor, which is a page of the Portal and looks the same for every merchant. */
export const editorStyle = `
:root{color-scheme:light dark;${properties(defaultTheme.light)};--radius:6px}
@media(prefers-color-scheme:dark){:root{${properties(defaultTheme.dark)}}}
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:.9375rem/1.5 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
h1,h2,p,ul,fieldset,dl,dd{margin:0;padding:0}
ul{list-style:none}
h1{font-size:1.25rem;line-height:1.3}
h2{font-size:1rem}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.top{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;padding:12px 20px;border-bottom:1px solid var(--line);background:var(--surface)}
.top span{color:var(--muted)}
.muted,.hint{color:var(--muted)}
.hint{font-size:.875rem}
main{padding:20px;display:grid;gap:20px;max-width:90rem;margin:0 auto;grid-template-columns:minmax(0,1fr)}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:8px;padding:16px;display:grid;gap:12px;align-content:start;min-width:0}
details.panel{display:block}
details.panel>*+*{margin-top:12px}
summary{cursor:pointer;font-weight:600;min-height:28px}
form{display:grid;gap:12px;align-content:start;min-width:0}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:end}
.grid{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(100%,9.5rem),1fr))}
fieldset{border:0;min-width:0;display:grid;gap:8px}
legend{padding:0;font-weight:600;margin-bottom:4px}
label,.field{display:grid;gap:4px;min-width:0;font-weight:600;align-content:end}
label.tick{display:flex;gap:8px;align-items:center;font-weight:400;min-height:32px}
input,select,textarea{width:100%;min-height:40px;padding:6px 10px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-weight:400}
[hidden]{display:none!important}
input[type=checkbox]{width:20px;height:20px;min-height:0;accent-color:var(--accent)}
input[type=color]{padding:3px;height:40px}
input[type=file]{border-style:dashed}
textarea{min-height:6rem;font-family:ui-monospace,monospace;font-size:.8125rem}
[aria-invalid]{border:2px solid var(--danger)}
button,.button{display:inline-flex;gap:8px;align-items:center;justify-content:center;min-height:40px;padding:6px 14px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-weight:600;cursor:pointer;text-decoration:none}
button:hover,.button:hover{border-color:var(--accent);background:color-mix(in oklab,var(--accent) 8%,var(--surface))}
button.main{background:var(--accent);color:var(--onAccent);border-color:transparent}
button.main:hover{background:color-mix(in oklab,var(--accent) 88%,var(--ink))}
.swatch{width:44px;height:20px;flex:none;border:1px solid var(--line);border-radius:4px;overflow:hidden}
.problem{color:var(--danger);font-weight:550}
.problem::before{content:"! ";font-weight:700}
.good{color:var(--success);font-weight:550}
.advice{display:grid;gap:10px}
.advice li{display:grid;gap:6px;justify-items:start;padding-left:10px;border-left:3px solid var(--danger)}
.bar{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:10px 0;background:var(--ground)}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:middle}
.scroll{overflow-x:auto}
td .row{flex-wrap:nowrap}
code{font-family:ui-monospace,monospace;font-size:.875rem;overflow-wrap:anywhere}
.stage{overflow:auto;border:1px solid var(--line);border-radius:8px;background:color-mix(in oklab,var(--ink) 6%,var(--ground));padding:12px;display:grid;justify-items:center}
.device{overflow:hidden;border-radius:8px;border:1px solid var(--control);background:var(--surface)}
.device iframe{border:0;transform-origin:0 0;display:block}
.device.phone{width:377px;height:742px;max-width:100%}.device.phone iframe{width:375px;height:740px;max-width:100%}
.device.tablet{width:578px;height:770px}.device.tablet iframe{width:768px;height:1024px;transform:scale(.75)}
.device.desktop{width:668px;height:470px}.device.desktop iframe{width:1280px;height:900px;transform:scale(.52)}
.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(min-width:72rem){.editor{grid-template-columns:minmax(22rem,1fr) 46rem}.preview{position:sticky;top:12px;align-self:start}}
@media(forced-colors:active){button,.button{border-color:ButtonText}}
`.trim()

export const editorStyleDigest = `sha256-${createHash('sha256').update(editorStyle).digest('base64')}`
