/**
 * The merchant's pages that may show the payment page in a frame, as a job's parameters name them: hosts or origins.
 * Anything else is left out.
 */
export function parentFrames({
  allowedParentFrameDomains = '',
}: {
  allowedParentFrameDomains?: string
}): string[] {
  return allowedParentFrameDomains
    .split(/[\s,;]+/)
    .filter((domain) => /^(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i.test(domain))
}
