import { Notice } from '@/components/ui/notice'

/** Says of which items there are not enough; nothing when there are enough of all. */
export function ShortageNotice({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null
  return (
    <Notice tone="danger" announce>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}
