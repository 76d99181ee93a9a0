import { benchLighthouse } from './lighthouse'
import { benchNotifications } from './notifications'
import { benchPages } from './pages'
import { benchRequests } from './requests'

// `npm run bench -- [pages|requests|lighthouse|notifications] [rounds]`: measures what the subject's function says, or all.

const subjects = {
  pages: benchPages,
  requests: benchRequests,
  lighthouse: benchLighthouse,
  notifications: benchNotifications,
}
const words = process.argv.slice(2)
const asked = Object.entries(subjects).filter(([name]) => words.includes(name))
const rounds = Number(words.find((word) => /^[1-9]\d*$/.test(word)) ?? 3)
const unknown = words.filter((word) => !(word in subjects) && !/^[1-9]\d*$/.test(word))
if (unknown.length > 0) {
  console.error(
    `npm run bench -- [${Object.keys(subjects).join('|')}] [rounds]: ${unknown.join(' ')} is neither.`,
  )
  process.exit(2)
}
for (const [, measure] of asked.length > 0 ? asked : Object.entries(subjects)) await measure(rounds)
