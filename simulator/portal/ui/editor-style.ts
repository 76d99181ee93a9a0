/** What the editor of the appearance needs beside the Portal's style. */
export const editorStyle = `
.main:has(.editor){max-width:110rem}
.editor{display:grid;gap:20px;grid-template-columns:minmax(0,1fr);--tablet:.42;--desktop:.25}
.editor .bar{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;padding:10px 0;background:var(--ground)}
.editor .grid{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(100%,9.5rem),1fr))}
.editor .grid.wide{grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr))}
.editor .grid>.field{align-content:end}
.editor fieldset{display:grid;gap:10px;grid-template-columns:minmax(0,1fr)}
.editor [hidden]{display:none}
details.panel{display:block}
.editor .problem{overflow-wrap:anywhere}
details.panel[open]>*+*{margin-top:16px}
details.panel>summary{cursor:pointer;font-weight:650;min-height:28px}
input[type=color]{padding:3px!important}
input[type=file]{border-style:dashed!important;font-size:.875rem!important}
.swatch{width:44px;height:20px;flex:none;border:1px solid var(--line);border-radius:4px;overflow:hidden}
.passes{color:var(--success);font-weight:550}
.advice{display:grid;gap:12px}
.advice li{display:grid;gap:6px;justify-items:start;padding-inline-start:12px;border-inline-start:3px solid var(--danger)}
.stage{overflow:auto;border:1px solid var(--line);border-radius:var(--radius);background:color-mix(in oklab,var(--ink) 6%,var(--ground));padding:12px;display:grid;grid-template-columns:minmax(0,1fr);justify-items:center}
.device{overflow:hidden;border-radius:var(--radius);outline:1px solid var(--control);background:var(--surface);flex:none}
.device iframe{border:0;transform-origin:0 0;display:block}
.device.phone,.device.phone iframe{width:375px;height:740px;max-width:100%}
.device.tablet{width:calc(768px*var(--tablet));height:calc(1024px*var(--tablet))}
.device.tablet iframe{width:768px;height:1024px;transform:scale(var(--tablet))}
.device.desktop{width:calc(1280px*var(--desktop));height:calc(900px*var(--desktop))}
.device.desktop iframe{width:1280px;height:900px;transform:scale(var(--desktop))}
@media(min-width:44rem){.editor{--tablet:.6;--desktop:.48}}
@media(min-width:72rem){.editor{grid-template-columns:minmax(20rem,1fr) minmax(0,33rem);--tablet:.62;--desktop:.37}.editor .preview{position:sticky;top:16px;align-self:start}}
@media(min-width:104rem){.editor{grid-template-columns:minmax(20rem,1fr) minmax(0,48rem);--tablet:.75;--desktop:.55}}
`.trim()
