/** A line of an order as it is shown: every amount is written out already. */
export interface ShownLine {
  key: string
  name: string
  /** The option, such as the glaze. */
  detail?: string | undefined
  quantity: number
  total: string
  /** The address of a picture, where one is shown. */
  image?: string | undefined
}

/** An amount under the lines; the last one is the total. */
export interface ShownAmount {
  label: string
  amount: string
}

/** What is bought and what it comes to: for the checkout and for an order that was placed. */
export function OrderLines({
  lines,
  amounts,
  notes,
}: {
  lines: ShownLine[]
  amounts: ShownAmount[]
  notes: string[]
}) {
  return (
    <div>
      <ul className="divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <li key={line.key} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            {line.image && (
              <img src={line.image} alt="" width={48} height={60} className="product-picture w-12 rounded" />
            )}
            <div className="min-w-24 flex-1">
              <p className="break-words">
                {line.name} <span className="text-muted">× {line.quantity}</span>
              </p>
              {line.detail && <p className="text-small text-muted">{line.detail}</p>}
            </div>
            <p className="ml-auto tabular-nums">{line.total}</p>
          </li>
        ))}
      </ul>
      <Amounts amounts={amounts} notes={notes} />
    </div>
  )
}

/** Amounts one under another, the last one set off as the total, and what is to be said of it. */
export function Amounts({ amounts, notes }: { amounts: ShownAmount[]; notes: string[] }) {
  return (
    <>
      <dl className="mt-3">
        {amounts.map(({ label, amount }, index) => (
          <div
            key={label}
            className={`flex flex-wrap justify-between gap-x-4 py-1 ${
              index === amounts.length - 1 ? 'mt-2 border-t border-line pt-3 text-large font-medium' : ''
            }`}
          >
            <dt>{label}</dt>
            <dd className="ml-auto tabular-nums">{amount}</dd>
          </div>
        ))}
      </dl>
      {notes.map((note) => (
        <p key={note} className="text-small text-muted">
          {note}
        </p>
      ))}
    </>
  )
}
