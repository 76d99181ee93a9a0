import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageMetadata } from '@/components/layout/page-metadata'
import { readTextPage } from '@/lib/content/text-page'
import { paths, textPages } from '@/lib/paths'
import { localeOf } from '../locale-of'

interface Props {
  params: Promise<{ locale: string; page: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => textPages.map((page) => ({ page }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = (await read(params)).content
  return { title, description }
}

/** A page of text, such as the terms; its words stand in the folder `content`. */
export default async function ContentPage({ params }: Props) {
  const { locale, page, content } = await read(params)
  return (
    <>
      <PageMetadata
        locale={locale}
        path={(other) => paths.text(other, page)}
        title={content.title}
        description={content.description}
      />
      <h1>{content.title}</h1>
      <div
        className="text-page"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: made from Markdown in which no HTML may stand.
        dangerouslySetInnerHTML={{ __html: content.html }}
      />
    </>
  )
}

async function read(params: Props['params']) {
  const locale = await localeOf(params)
  const asked = (await params).page
  const page = textPages.find((known) => known === asked) ?? notFound()
  return { locale, page, content: readTextPage(page, locale) }
}
