/**
 * A choice of one option of a product, as radio buttons: the first is chosen. `ProductPicture` follows it. An option with
 * a `mark` is crossed out; the mark says why to those who do not see that.
 */
export function OptionChoice({
  legend,
  options,
}: {
  legend: string
  options: readonly { value: string; label: string; mark?: string | undefined }[]
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{legend}</legend>
      <div className="mt-2 flex flex-wrap gap-2">
        {options.map(({ value, label, mark }, index) => (
          <label
            key={value}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded border border-edge px-4 wrap-anywhere has-checked:border-link has-checked:bg-surface has-checked:ring-1 has-checked:ring-link has-focus-visible:outline-3 has-focus-visible:outline-link has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name="option"
              value={value}
              data-option={index}
              defaultChecked={index === 0}
              className="accent-link"
            />
            {mark === undefined ? (
              label
            ) : (
              <span>
                <s className="text-muted">{label}</s> <span className="sr-only">{mark}</span>
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
