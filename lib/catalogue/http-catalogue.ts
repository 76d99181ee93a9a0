import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { basename, extname, join } from 'node:path'
import { imageSize } from 'image-size'
import { readFolder } from './folder-source'
import { pictureTypes } from './pictures'

/** A small HTTP catalogue, which serves a folder of tables as `apiSource` asks for it. It reads the folder at each request. */
export function httpCatalogue(folder: string): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const send = (status: number, type: string, body: string | Buffer) =>
      response.writeHead(status, { 'Content-Type': type, Connection: 'close' }).end(body)
    const picture = join(folder, 'pictures', basename(path))
    const type = pictureTypes[extname(picture)]
    try {
      if (path === '/catalogue.json') send(200, 'application/json', JSON.stringify(read(folder)))
      else if (path.startsWith('/pictures/') && type && existsSync(picture))
        send(200, type, readFileSync(picture))
      else send(404, 'text/plain', 'Not found')
    } catch (error) {
      send(500, 'text/plain', String(error))
    }
  })
}

function read(folder: string) {
  const tables = Object.entries(readFolder(folder)).map(([name, rows]) => [
    name,
    rows.map(({ values }) => values),
  ])
  const pictures = readdirSync(join(folder, 'pictures')).map((name) => {
    const { width, height } = imageSize(readFileSync(join(folder, 'pictures', name)))
    return { name, width, height }
  })
  return { ...Object.fromEntries(tables), pictures }
}
