import type { OtherMethod } from '../../payments/page-methods.ts'

/** What a wallet is known by: its mark and its name, both drawn here, so that they look alike on every device. */
export function WalletMark({ method }: { method: OtherMethod }) {
  return (
    <>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {drawings[method]}
      </svg>
      {names[method]}
    </>
  )
}

/** In lines of one width: each letter as a path from its left edge, on a baseline of 18, and how far on the next begins. */
const letters: Record<string, [path: string, advance: number]> = {
  ' ': ['', 5],
  A: ['M0 18L5 5l5 13M1.8 13.500h6.4', 12],
  C: ['M10.6 6.900a6.5 6.5 0 1 0 0 9.2', 13],
  D: ['M0 5v13h3.500a6.5 6.5 0 0 0 0-13z', 12.5],
  E: ['M7 5H0v13h7M0 11.500h6.3', 9.5],
  L: ['M0 5v13h6.5', 8],
  P: ['M0 18V5h4.200a3.9 3.9 0 0 1 0 7.800H0', 10],
  a: ['M8.2 13.700a4.1 4.1 0 1 1-8.2 0 4.1 4.1 0 1 1 8.2 0M8.2 9.400V18', 11],
  c: ['M7.3 10.800a4.3 4.3 0 1 0 0 5.8', 9.8],
  i: ['M0 9.400V18M0 5.200v.2', 3.5],
  k: ['M0 4v14M6 9.400L.5 14.200M2.5 12.500L6.5 18', 8.5],
  l: ['M0 4v14', 3.5],
  o: ['M8.6 13.700a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 1 1 8.6 0', 11.5],
  t: ['M2.5 6v9.500q0 2.5 2.5 2.500M0 9.400h5', 7],
  y: ['M0 9.400L4.1 18M8.2 9.400l-5 11.300q-.7 1.6-2.5 1.2', 10],
}

/** @param bold for heavy, slanted letters */
function Word({ text, colour, bold }: { text: string; colour?: string; bold?: boolean }) {
  let x = 0
  const drawn = [...text].map((letter) => {
    const [path = '', advance = 0] = letters[letter] ?? []
    const placed = <path d={path} transform={`translate(${x} 0)`} />
    x += advance
    return placed
  })
  return (
    <svg
      viewBox={`-1.5 2 ${x + (bold ? 0 : 1)} 22`}
      aria-hidden="true"
      class="word"
      fill="none"
      stroke={colour ?? 'currentColor'}
      stroke-width={bold ? 3 : 1.9}
      stroke-linecap={bold ? 'butt' : 'round'}
      stroke-linejoin="round"
    >
      {bold ? <g transform="translate(3 0) skewX(-10)">{drawn}</g> : drawn}
    </svg>
  )
}

const names: Record<OtherMethod, unknown> = {
  ApplePay: <Word text="Pay" />,
  GooglePay: <Word text="Pay" />,
  ClickToPay: <Word text="Click to Pay" />,
  PayPal: (
    <span>
      <Word text="Pay" colour="#003087" bold />
      <Word text="Pal" colour="#0070e0" bold />
    </span>
  ),
  Ideal: <Word text="iDEAL" />,
}

const drawings: Record<OtherMethod, unknown> = {
  ApplePay: (
    <path
      d="M16.9 12.6c0-2.3 1.9-3.4 2-3.5-1.1-1.6-2.8-1.8-3.4-1.8-1.4-.2-2.8.8-3.5.8s-1.8-.8-3-.8c-1.5 0-2.9.9-3.7 2.3-1.6 2.7-.4 6.8 1.1 9 .8 1.1 1.7 2.3 2.8 2.3 1.1-.1 1.6-.7 2.9-.7s1.8.7 3 .7c1.2 0 2-1.1 2.7-2.2.9-1.3 1.2-2.5 1.2-2.5s-2.1-.9-2.1-3.6zM14.7 5.9c.6-.8 1-1.8.9-2.9-.9 0-2 .6-2.6 1.4-.6.7-1.1 1.7-.9 2.7 1 .1 2-.5 2.6-1.2z"
      fill="currentColor"
    />
  ),
  GooglePay: (
    <g fill="none" stroke-width="4">
      <path d="M5.1 8A8 8 0 0 1 17.9 6.6" stroke="#ea4335" />
      <path d="M5.1 16a8 8 0 0 1 0-8" stroke="#fbbc04" />
      <path d="M17.7 17.7A8 8 0 0 1 5.1 16" stroke="#34a853" />
      <path d="M12.2 12H20a8 8 0 0 1-2.3 5.7" stroke="#4285f4" />
    </g>
  ),
  ClickToPay: (
    <path
      d="M3 5h10.5l7 7-7 7H3M6.5 9l3 3-3 3M11.5 9l3 3-3 3"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  PayPal: (
    <>
      <path d="M10.6 7.4h5.8c2.8 0 4.3 1.5 3.8 4.2-.6 3.2-2.7 4.6-5.7 4.6h-2L11.5 22H8z" fill="#0070e0" />
      <path d="M7.4 2.800h6c3 0 4.7 1.6 4.2 4.5-.6 3.5-2.9 5-6.2 5H9.200L8.1 18.600H4.500z" fill="#003087" />
    </>
  ),
  Ideal: (
    <>
      <path d="M3 3.500h9.500a8.5 8.5 0 0 1 0 17H3z" fill="#fff" stroke="#000" stroke-width="1.8" />
      <path d="M11 6.800h1.500a5.2 5.2 0 0 1 0 10.400H11z" fill="#cc0066" />
      <path d="M6 12h2.800v5.200H6z" fill="#000" />
      <circle cx="7.4" cy="9" r="1.7" fill="#000" />
    </>
  ),
}
