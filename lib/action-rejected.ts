/** What a merchant wants to be done cannot be done, or was not. The message is a sentence for the merchant. */
export class ActionRejected extends Error {
  override name = 'ActionRejected'
}
