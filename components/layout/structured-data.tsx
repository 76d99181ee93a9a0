/** Data for search engines in the terms of schema.org, as JSON-LD. No browser runs it, so that no policy names it. */
export function StructuredData({ data }: { data: object }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data })
  // A text could end the element.
  const html = json.replaceAll('<', '\\u003c')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing ends the element.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: html }} />
}
