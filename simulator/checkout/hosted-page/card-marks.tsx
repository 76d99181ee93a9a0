import type { CardBrand } from '../../payments/card.ts'

/** The marks of the cards that can pay, drawn here: small, in their own colours, alike in every scheme. */
export function CardMarks() {
  return (
    <span class="marks">
      {marks.map(([brand, drawing]) => (
        <svg viewBox="0 0 38 24" role="img" aria-label={brand} data-mark={brand}>
          {drawing}
        </svg>
      ))}
    </span>
  )
}

const marks: [CardBrand, unknown][] = [
  [
    'Visa',
    <>
      <rect x=".5" y=".5" width="37" height="23" rx="3.5" fill="#fff" stroke="#d5d8de" />
      <path
        transform="skewX(-12)"
        d="M9.7 7.8l3 8 3.2-8M18.6 7.8v8.4M26.6 9c-1.3-.9-4.4-1.2-4.4.8 0 2.2 4.6 1.5 4.6 4 0 2.4-3.6 2.3-5.2 1.1M28.6 16.2l3.5-8.2 3 8.2M29.7 13.9h4.4"
        fill="none"
        stroke="#1a1f71"
        stroke-width="2.1"
      />
    </>,
  ],
  [
    'Mastercard',
    <>
      <rect x=".5" y=".5" width="37" height="23" rx="3.5" fill="#fff" stroke="#d5d8de" />
      <circle cx="15" cy="12" r="7" fill="#eb001b" />
      <circle cx="23" cy="12" r="7" fill="#f79e1b" />
      <path d="M19 6.26a7 7 0 0 1 0 11.48 7 7 0 0 1 0-11.48z" fill="#ff5f00" />
    </>,
  ],
  [
    'American Express',
    <>
      <rect width="38" height="24" rx="4" fill="#006fcf" />
      <path
        d="M4.6 16.2l3.2-8.2 3.2 8.2M5.8 13.7h4M13.2 16.2V8l3.2 5.4L19.6 8v8.2M28 8.9h-5.2v6.4H28M23 12h4.4M30.2 8l4.6 8.2M34.8 8l-4.6 8.2"
        fill="none"
        stroke="#fff"
        stroke-width="1.7"
      />
    </>,
  ],
]
