import type { ShopTexts } from '@/lib/content/shop-texts'
import type { Locale } from '@/lib/i18n/locales'

/** What any shop can say of itself until its merchant writes something better; one form of a language stands in for another. */
export function neutralTexts(name: string): Partial<Record<Locale, ShopTexts>> {
  const english = {
    tagline: 'Online shop',
    description: `The online shop of ${name}.`,
    home: { title: `Welcome to ${name}`, introduction: 'See what we sell, and order online.' },
    address: { title: 'Address' },
  }
  return {
    'en-GB': english,
    'en-US': { ...english, tagline: 'Online store', description: `The online store of ${name}.` },
    'el-GR': {
      tagline: 'Ηλεκτρονικό κατάστημα',
      description: `Το ηλεκτρονικό κατάστημα ${name}.`,
      home: {
        title: `Καλώς ήρθατε στο κατάστημα ${name}`,
        introduction: 'Δείτε τα προϊόντα μας και παραγγείλτε ηλεκτρονικά.',
      },
      address: { title: 'Διεύθυνση' },
    },
    'nl-NL': {
      tagline: 'Webwinkel',
      description: `De webwinkel van ${name}.`,
      home: { title: `Welkom bij ${name}`, introduction: 'Bekijk wat we verkopen en bestel online.' },
      address: { title: 'Adres' },
    },
    'es-ES': {
      tagline: 'Tienda online',
      description: `La tienda online de ${name}.`,
      home: {
        title: `Te damos la bienvenida a ${name}`,
        introduction: 'Mira lo que vendemos y haz tu pedido online.',
      },
      address: { title: 'Dirección' },
    },
  }
}
