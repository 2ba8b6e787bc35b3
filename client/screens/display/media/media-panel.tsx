import { useEffect, useRef, useState } from 'react'
import type { Medium } from '../../../../sync/configuration/display-schema.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import { nameOf } from '../languages/name-of.ts'
import type { OpenMedium } from './keep-medium.ts'

type Props = {
  readonly medium: Medium
  /** It stands still, and stays. */
  readonly isHeld: boolean
  readonly open: OpenMedium
  onEnd(): void
  onFail(): void
}

const IMAGE_S = 12
/** A video that names no time, and stands still at some place of it, must not stand there for good. */
const VIDEO_S_MAX = 300

/** One medium, until its time is over, it has come to its end, or it cannot be shown [DY16]. Videos are mute: the voice calls. */
export function MediaPanel({ medium, isHeld, open, onEnd, onFail }: Props) {
  const say = useWords(displayWords)
  const [language] = usePageLanguage()
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let isShown = true
    open(medium).then(
      (found) => isShown && setUrl(found),
      () => isShown && onFail(),
    )
    return () => {
      isShown = false
    }
  }, [medium, open, onFail])
  useEffect(() => {
    if (url === undefined || isHeld) return
    const seconds = medium.seconds ?? (medium.kind === 'image' ? IMAGE_S : VIDEO_S_MAX)
    const timer = setTimeout(onEnd, seconds * 1_000)
    return () => clearTimeout(timer)
  }, [url, medium, isHeld, onEnd])
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const shown = video.current
    if (isHeld) shown?.pause()
    else if (shown?.paused === true) shown.play().catch(onFail)
  }, [isHeld, onFail])
  const { text: name, lang } =
    medium.names === undefined ? { text: say('media'), lang: language } : nameOf(medium.names, language)
  const filling = 'size-full rounded-card object-contain'
  return (
    <section aria-label={say('media')} data-medium={medium.path} className="min-h-0 min-w-0 overflow-hidden">
      {url !== undefined && medium.kind === 'image' && (
        <img src={url} alt={name} lang={lang} onError={onFail} className={filling} />
      )}
      {url !== undefined && medium.kind === 'video' && (
        <video
          ref={video}
          src={url}
          aria-label={name}
          lang={lang}
          autoPlay={!isHeld}
          muted
          playsInline
          onEnded={onEnd}
          onError={onFail}
          className={filling}
        />
      )}
    </section>
  )
}
