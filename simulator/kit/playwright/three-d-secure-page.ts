import type { Locator, Page } from '@playwright/test'
import { label } from './labels.ts'

const outcomes = {
  Successful: label(({ threeDSecure }) => threeDSecure.successful),
  Failed: label(({ threeDSecure }) => threeDSecure.failed),
  Unavailable: label(({ threeDSecure }) => threeDSecure.unavailable),
  Attempted: label(({ threeDSecure }) => threeDSecure.attempted),
  /** The shopper leaves without an answer. */
  Abandoned: label(({ threeDSecure }) => threeDSecure.leave),
} as const

export type ThreeDSecureOutcome = keyof typeof outcomes

/** Whether the page has a button for it. */
export const isOutcome = (word: string): word is ThreeDSecureOutcome => word in outcomes

/** The page on which the bank authenticates the cardholder, in any of its languages. */
export class ThreeDSecurePage {
  constructor(readonly page: Page) {}

  answer(outcome: ThreeDSecureOutcome): Locator {
    return this.page.getByRole('button', { name: outcomes[outcome] })
  }

  /** Waits for the challenge and answers it. */
  async choose(outcome: ThreeDSecureOutcome): Promise<void> {
    await this.answer(outcome).click()
  }
}
