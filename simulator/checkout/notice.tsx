import type { Child } from 'hono/jsx'

type Sign = 'success' | 'failed' | 'neutral'

const drawings: Record<Sign, string> = {
  success: 'M14 23l6 6 11-13',
  failed: 'M15 15l14 14M29 15L15 29',
  neutral: 'M22 13v12M22 31v.5',
}

/** A page that only says something: how it ended, or why it cannot go on. */
export function Notice(props: { heading: string; text: string; sign: Sign; children?: Child }) {
  return (
    <section class="panel">
      <div class="notice">
        <svg class={`sign ${props.sign}`} viewBox="0 0 44 44" aria-hidden="true">
          <circle cx="22" cy="22" r="20" />
          <path d={drawings[props.sign]} />
        </svg>
        <div>
          <h1>{props.heading}</h1>
          <p>{props.text}</p>
        </div>
      </div>
      {props.children}
    </section>
  )
}
