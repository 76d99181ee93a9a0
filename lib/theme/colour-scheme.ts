/** Which colours a shopper can choose; without a choice, the device does. */
export const colourSchemes = ['light', 'dark'] as const

/** The name under which a browser keeps the choice. It is sent to nobody. */
export const colourSchemeKey = 'colour-scheme'

/**
 * Shows the chosen colours before anything is drawn: an inline script of every page, so that none shows others first. A
 * browser that keeps nothing for pages throws.
 */
export const colourSchemeScript = `try{document.documentElement.dataset.colourScheme=localStorage.getItem(${JSON.stringify(colourSchemeKey)})||''}catch{}`
