import { createHash } from 'node:crypto'
import { accentInGround } from '../branding/contrast.ts'
import { fontFaces, fontFamily } from '../branding/fonts.ts'
import type { Colours, Theme } from '../branding/theme.ts'

const radii: Record<Theme['corners'], string> = { square: '0px', soft: '6px', round: '14px' }

const colourProperties = (colours: Colours): string =>
  Object.entries(colours)
    .map(([role, value]) => `--${role}:${value}`)
    .join(';')

const spaces: Record<Theme['density'], string> = { compact: '.75', regular: '1', spacious: '1.3' }

/** Whether a page follows what the device prefers, or is shown in one scheme to whoever designs it. */
export type Scheme = 'auto' | 'light' | 'dark'

const whenDark: Record<Scheme, string> = {
  auto: '(prefers-color-scheme:dark)',
  light: 'not all',
  dark: 'all',
}

/**
 * The style sheet of every page in one theme, and its digest for a Content-Security-Policy.
 * Whatever a brand may change is a custom property at its head, or a word in the class of the body.
 *
 * @param root what leads from the page to where the simulator stands
 */
export function styleOf(theme: Theme, root = '', scheme: Scheme = 'auto'): { css: string; digest: string } {
  const colourScheme = scheme === 'auto' ? 'light dark' : scheme
  const css = [
    `:root{color-scheme:${colourScheme};${colourProperties(theme.light)};--radius:${radii[theme.corners]};--space:${spaces[theme.density]};--typeface:${fontFamily(theme.typeface)}}`,
    `@media ${whenDark[scheme]}{:root{${colourProperties(theme.dark)}}}`,
    fontFaces(theme.typeface, root),
    rules,
  ]
    .filter(Boolean)
    .join('\n')
  return { css, digest: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}

const rules = `
*,*::before,*::after{box-sizing:border-box}
body.two{--width:60rem}
p{text-wrap:pretty}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{--width:36rem;margin:0;min-height:100vh;min-height:100dvh;display:flex;flex-direction:column;background:var(--ground);color:var(--ink);font:1rem/1.5 var(--typeface)}
h1,h2,p,dl,dd,ul,fieldset{margin:0;padding:0}
ul{list-style:none}
h1{font-size:1.375rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:1rem;font-weight:600}
a{color:var(--accent);text-underline-offset:.2em}
.muted,.hint{color:var(--muted)}
.hint{font-size:.875rem}
.money{font-variant-numeric:tabular-nums;white-space:nowrap}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}

.mark{padding:8px 20px;border-bottom:1px solid var(--line);color:var(--muted);font-size:.875rem;text-align:center}
.merchant{display:flex;align-items:center;gap:12px;max-width:var(--width);margin:0 auto;padding:20px 20px 0;font-weight:600;overflow-wrap:anywhere}
.monogram svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linejoin:round}
.monogram{flex:none;display:grid;place-items:center;width:40px;height:40px;border-radius:var(--radius);background:var(--accent);color:var(--onAccent);border:1px solid transparent;font-size:1.125rem}
.page{flex:1;width:100%;max-width:var(--width);margin:0 auto;padding:calc(20px*var(--space)) 20px;display:grid;grid-template-columns:minmax(0,1fr);gap:calc(24px*var(--space));align-content:start}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:calc(var(--radius)*1.5);padding:calc(20px*var(--space)) 20px;display:grid;gap:calc(20px*var(--space));align-content:start}
.panel>header{display:grid;gap:8px}
.foot{max-width:var(--width);width:100%;margin:0 auto;padding:4px 20px 28px;color:var(--muted);font-size:.875rem}

.order{display:grid;gap:16px;align-content:start;min-width:0}
.total{display:grid;gap:2px}
.total strong{font-size:2rem;line-height:1.15;font-weight:650;letter-spacing:-.02em;overflow-wrap:anywhere;white-space:normal}
.lines{display:grid;border-top:1px solid var(--line)}
.lines>div{display:flex;justify-content:space-between;gap:16px;padding:10px 0;border-bottom:1px solid var(--line)}
.lines dt{flex:1;min-width:6rem;overflow-wrap:anywhere}
.lines dd{max-width:66%;overflow-wrap:anywhere;text-align:end}
.lines dt small{display:block;color:var(--muted);font-size:.875rem}
.lines .sum{font-weight:600;border-bottom:0}

.field{display:grid;gap:4px;min-width:0}
.field label{font-weight:600}
.box{position:relative}
.box output{position:absolute;inset-block:0;inset-inline-end:14px;display:flex;align-items:center;color:var(--muted);font-size:.875rem;pointer-events:none}
input:where([type=text]){width:100%;min-height:48px;padding:10px 14px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-variant-numeric:tabular-nums}
input:focus-visible{outline-offset:-1px;border-color:var(--accent)}
input[aria-invalid]{border:2px solid var(--danger);padding:9px 13px}
.problem{display:flex;gap:8px;color:var(--danger);font-size:.9375rem;font-weight:550}
.problem::before{content:"!";flex:none;display:grid;place-items:center;width:1.25rem;height:1.25rem;margin-top:.1rem;border:1.5px solid;border-radius:50%;font-size:.8125rem;line-height:1;font-weight:700}
.pair{display:grid;gap:20px}
form{display:grid;gap:calc(20px*var(--space));min-width:0}

button{width:100%;min-height:48px;padding:10px 20px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font:inherit;font-weight:600;text-wrap:balance;cursor:pointer;transition:background .12s,border-color .12s}
button:hover{border-color:var(--accent);background:color-mix(in oklab,var(--accent) 8%,var(--surface))}
button.main{border-color:transparent;background:var(--accent);color:var(--onAccent)}
button.main:hover{background:color-mix(in oklab,var(--accent) 88%,var(--ink))}
button.quiet{border-color:transparent;background:none;color:var(--muted);text-decoration:underline;text-underline-offset:.2em}
button.quiet:hover{color:var(--ink)}
.actions{display:grid;gap:8px}
.choices{display:grid;gap:16px}
.choices li{display:grid;gap:6px}
.sent button{cursor:progress;opacity:.72}

details{border-top:1px solid var(--line);padding-top:8px;font-size:.9375rem}
summary{cursor:pointer;min-height:44px;padding:8px 0;display:flex;align-items:center;gap:8px;color:var(--muted);font-weight:600}
summary::before{content:"";flex:none;width:.5em;height:.5em;border:solid;border-width:0 2px 2px 0;transform:rotate(-45deg);margin-inline:2px 4px}
details[open]>summary::before{transform:rotate(45deg)}
summary::-webkit-details-marker{display:none}
.help{display:grid;gap:12px;padding-bottom:4px}
.help dl{display:grid;gap:12px}
.help dt{font-weight:600}
.help small{color:var(--muted);font-size:.875rem;font-weight:400;white-space:nowrap}
.help dd{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));font-variant-numeric:tabular-nums}
.help button{width:auto;min-height:32px;margin-inline-start:-8px;padding:2px 8px;border-color:transparent;background:none;color:var(--accent);font-weight:400;font-variant-numeric:inherit}

.notice{display:flex;gap:16px;align-items:start}
.notice>div{display:grid;gap:8px}
.sign{flex:none;width:44px;height:44px;fill:none;stroke:var(--muted);stroke-width:2.5;stroke-linecap:round;stroke-linejoin:round}
.sign.success{stroke:var(--success)}
.sign.failed{stroke:var(--danger)}
.tinted{background:color-mix(in oklab,var(--accent) ${accentInGround.tinted}%,var(--ground))}
.band>header{background:color-mix(in oklab,var(--accent) ${accentInGround.band}%,var(--ground));border-bottom:1px solid var(--line);padding-bottom:20px}
.logo{flex:none;display:block;height:40px;width:auto;max-width:min(14rem,60vw);object-fit:contain;object-position:left}
.head-centred .merchant{flex-direction:column;text-align:center;width:100%}
.head-bar .brand{background:var(--accent);color:var(--onAccent)}
.head-bar .merchant{padding-block:16px}
.head-bar .monogram{background:var(--onAccent);color:var(--accent)}
.foot{display:grid;gap:8px}
.foot ul{display:flex;flex-wrap:wrap;gap:4px 20px}
.foot a{color:inherit;display:inline-block;padding:2px 0}

.methods{display:grid;gap:10px;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr))}
.method{display:flex;align-items:center;justify-content:center;min-height:48px;padding:10px 16px;border:1px solid var(--control);border-radius:var(--radius);background:var(--surface);color:var(--ink);font-weight:600;text-decoration:none;text-align:center;transition:background .12s,border-color .12s}
.method:hover{border-color:var(--accent);background:color-mix(in oklab,var(--accent) 8%,var(--surface))}
.or{display:flex;align-items:center;gap:12px;color:var(--muted);font-size:.875rem}
.or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
fieldset{border:0;min-width:0;display:grid;gap:8px}
legend{padding:0;font-weight:600;margin-bottom:8px}
.tick{display:flex;gap:12px;align-items:start}
.tick input,.choice input{flex:none;width:22px;height:22px;margin:1px 0 0;accent-color:var(--accent)}
.tick label{font-weight:400}
.choice{display:flex;gap:12px;align-items:center;min-height:48px;padding:8px 14px;border:1px solid var(--line);border-radius:var(--radius);cursor:pointer}
.choice:has(:checked){border-color:var(--accent);background:color-mix(in oklab,var(--accent) 6%,var(--surface))}
.choice:has(:disabled){cursor:default;color:var(--muted)}
@supports selector(:has(a)){.choice input:focus-visible{outline:0}.choice:has(:focus-visible){outline:3px solid var(--accent);outline-offset:2px}}
.choice small{color:var(--muted);font-size:.875rem}
.choice span{display:flex;flex-wrap:wrap;gap:0 12px;justify-content:space-between;flex:1;min-width:0}
.kept{display:grid;gap:8px}
.kept li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:center}
.kept button{width:44px;min-height:44px;padding:0;border-color:transparent;background:none;color:var(--muted)}
.kept svg{width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round}
.waiting{display:flex;gap:12px;align-items:center;color:var(--muted)}
.waiting::before{content:"";flex:none;width:20px;height:20px;border:3px solid var(--line);border-top-color:var(--accent);border-radius:50%;animation:turn 1s linear infinite}
@keyframes turn{to{transform:rotate(1turn)}}
.sending{text-align:center;color:var(--muted);font-size:.9375rem}
.sending:empty{display:none}
.bank{border-top:4px solid var(--accent)}

@media(min-width:26rem){.pair{grid-template-columns:1fr 1fr;row-gap:4px}.pair .field{grid-row:span 4;grid-template-rows:subgrid}}
@media(pointer:coarse){.help button{min-height:44px}}
@media(min-width:48rem){
.merchant{padding-top:36px}
.head-bar .merchant{padding-block:20px}
.page{padding-top:28px;gap:48px}
.two .page{align-items:start;grid-template-columns:minmax(0,5fr) minmax(0,6fr)}
.two .order{order:-1}
.panel{padding:calc(32px*var(--space)) 32px}
.total strong{font-size:2.5rem}
}
@media(prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important}}
@media(forced-colors:active){.monogram,.method,button.main{border-color:ButtonText}.panel{border-color:CanvasText}}
`.trim()
