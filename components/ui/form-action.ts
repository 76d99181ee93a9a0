/** A Server Action that takes a form and shows its result in the page. */
export type FormAction = (form: FormData) => Promise<void>
