import { assumptions } from '../../assumptions.ts'

const assumed: ReadonlySet<string> = new Set(assumptions.appearance)

/** Says whether Cashflows is known to have a field of the editor. @param name of a member of a theme */
export const DocumentationMark = ({ name }: { name: string }) =>
  assumed.has(name) ? (
    <span class="known" title="No documentation of Cashflows says that its page has this.">
      assumed
    </span>
  ) : (
    <span class="known documented" title="Cashflows documents that its page has this.">
      documented
    </span>
  )
