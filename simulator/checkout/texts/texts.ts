import type { Locale } from '../../payments/payment-job.ts'
import { elGR } from './el-gr.ts'
import { enGB, type Texts } from './en-gb.ts'
import { enUS } from './en-us.ts'
import { esES } from './es-es.ts'
import { nlNL } from './nl-nl.ts'

export type { Texts }

const byLocale: Record<Locale, Texts> = { en_GB: enGB, en_US: enUS, el_GR: elGR, nl_NL: nlNL, es_ES: esES }

export const textsIn = (locale: Locale): Texts => byLocale[locale]
