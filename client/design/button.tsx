import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classNames } from './class-names.ts'

type Kind = 'primary' | 'plain' | 'quiet' | 'danger'
type Size = 'normal' | 'big' | 'huge'

export type ButtonProps = Pick<AriaButtonProps, 'onPress' | 'type' | 'autoFocus' | 'aria-label' | 'isDisabled'> & {
  readonly kind?: Kind
  readonly size?: Size
  readonly icon?: ReactNode
  readonly children?: ReactNode
  /** What it began still runs. It stays where it is and can be reached; who handles the press lets a second one pass. */
  readonly isPending?: boolean
  /** As wide as where it stands. */
  readonly isWide?: boolean
}

/** A border that nobody sees is drawn where a person has chosen colours of their own, in which no ground is left. */
const KINDS: Readonly<Record<Kind, string>> = {
  primary: 'border border-transparent bg-ours text-on-ours hover:bg-ours-strong data-[pressed]:bg-ours-strong',
  plain: 'bg-surface text-ink border border-edge hover:bg-sunken',
  quiet: 'text-ours-ink hover:bg-ours-soft',
  danger: 'border border-transparent bg-fault text-on-fault hover:opacity-90',
}
/** A finger needs 44 px, a hurried one at a kiosk 72 and more. */
const SIZES: Readonly<Record<Size, string>> = {
  normal: 'min-h-11 px-4 text-base gap-2',
  big: 'min-h-14 px-6 text-large gap-3',
  huge: 'min-h-30 px-8 text-title gap-4',
}

export function Button({
  kind = 'plain',
  size = 'normal',
  isPending = false,
  isWide = false,
  icon,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      data-pending={isPending || undefined}
      className={classNames(
        'inline-flex items-center justify-center rounded-card font-semibold transition-[background-color,opacity,scale]',
        'cursor-pointer data-[pressed]:scale-[0.98] data-[pending]:opacity-70 data-[disabled]:cursor-default data-[disabled]:opacity-40',
        KINDS[kind],
        SIZES[size],
        isWide && 'w-full',
      )}
    >
      {icon}
      {children}
    </AriaButton>
  )
}
