/**
 * Divides an amount among parts by their weights, in whole minor units that add up to it: each gets its share rounded down,
 * and what is left goes by one to those that lost most (the method of the largest remainder). No part gets more than its
 * weight while the amount is no more than all weights together.
 *
 * @param amount a whole number, zero or more
 * @param weights whole numbers, zero or more
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (sum === 0n) return weights.map(() => 0)
  // Products of two amounts can be more than a JavaScript number holds exactly.
  const products = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const shares = products.map((product) => Number(product / sum))
  const left = amount - shares.reduce((total, share) => total + share, 0)
  const byRemainder = products
    .map((product, index) => ({ index, remainder: product % sum }))
    .sort((one, other) => Number(other.remainder - one.remainder) || one.index - other.index)
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index))
  return shares.map((share, index) => (raised.has(index) ? share + 1 : share))
}
