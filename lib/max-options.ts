/** How many options a product can have: the style sheet has a rule for each, see components/product/option-styles.ts. */
export const maxOptions = 100
