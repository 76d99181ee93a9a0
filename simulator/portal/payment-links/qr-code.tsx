import { generate } from 'lean-qr'

/** The light modules that a reader needs around the code. */
const quietZone = 4

/** The QR code of an address, as SVG: dark on white in every scheme, so that any phone reads it. */
export function QrCode({ text, name }: { text: string; name: string }) {
  const code = generate(text)
  const side = code.size + 2 * quietZone
  const dark: string[] = []
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.get(x, y)) dark.push(`M${x + quietZone} ${y + quietZone}h1v1h-1z`)
    }
  }
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="qr"
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
