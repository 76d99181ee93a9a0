import { apiPaths } from '@/lib/paths'

/** The types of pictures that a catalogue may have, by the ends of their names. */
export const pictureTypes: Record<string, string> = {
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** Where the shop serves a picture of the catalogue: its policy loads pictures from nowhere else. */
export const pictureAddress = (name: string) => apiPaths.picture(name)
