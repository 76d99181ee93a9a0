import { type Picture, type Product, pictureOf } from '@/lib/catalogue'
import { ShownWithOption } from './shown-with-option'

/** The pictures of a product: the main one large, in the option that is chosen, and the others below it. */
export function ProductPictures({ product }: { product: Product }) {
  const [, ...others] = product.pictures
  return (
    <>
      <ShownWithOption
        product={product}
        differs={({ picture }) => picture !== undefined}
        draw={(option) => <Shown picture={pictureOf(product, option?.value)} isMain={option === undefined} />}
      />
      {others.length > 0 && (
        <ul className="mt-4 grid grid-cols-2 gap-4">
          {others.map((picture) => (
            <li key={picture.src}>
              <Shown picture={picture} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Those that are not seen at once are loaded when they are: other options, and what stands further down. */
function Shown({ picture: { alt, ...rest }, isMain = false }: { picture: Picture; isMain?: boolean }) {
  return (
    <img {...rest} alt={alt} loading={isMain ? 'eager' : 'lazy'} className="product-picture w-full rounded" />
  )
}
