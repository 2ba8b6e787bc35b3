import { useEffect, useState } from 'react'
import type { Tables } from '../../../sync/ports/store.ts'
import { devWords } from '../../words/dev/dev-words.ts'
import { useWords } from '../../words/use-words.ts'
import type { DevTools } from './dev-tools.ts'

type Found = {
  readonly positions: readonly Tables['positions'][]
  readonly base: readonly Tables['base'][]
  readonly confirmed: readonly Tables['confirmed'][]
}
/** A person reads some; the rest only costs. */
const SHOWN_MAX = 100

/** What the stream has brought, shape by shape, and where it stands. */
export function DataTab({ tools }: { readonly tools: DevTools }) {
  const say = useWords(devWords)
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    const store = tools.store()
    if (store === undefined) return
    const read = (): void =>
      void store
        .read(['positions', 'base', 'confirmed'], async (tx) => ({
          positions: await tx.all('positions'),
          base: await tx.all('base'),
          confirmed: await tx.all('confirmed'),
        }))
        .then(setFound)
    read()
    return store.onCommit(read)
  }, [tools])
  if (found === undefined) return <p>{say('nothing')}</p>
  const { positions, base, confirmed } = found
  return (
    <div dir="ltr" className="flex flex-col gap-3 text-small">
      <table>
        <thead>
          <tr>
            <th className="text-start">{say('shape')}</th>
            <th className="text-start">{say('count')}</th>
            <th className="text-start">{say('position')}</th>
          </tr>
        </thead>
        <tbody>
          {positions.map(({ shape, offset, handle }) => (
            <tr key={shape}>
              <td>{shape}</td>
              <td>
                {base.filter((row) => row.shape === shape).length} +{' '}
                {confirmed.filter((row) => row.shape === shape).length}
              </td>
              <td className="break-all">
                {offset} · {handle}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {base.slice(-SHOWN_MAX).map((row) => (
          <li key={`${row.shape} ${row.key}`}>
            <details>
              <summary className="cursor-pointer">
                {row.shape} {String(row.row.number ?? row.row.label ?? row.key)} v{row.version}
              </summary>
              <pre className="overflow-x-auto">{JSON.stringify(row.row, undefined, 1)}</pre>
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}
