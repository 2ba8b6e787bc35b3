import { Component, type ReactNode } from 'react'
import { CrashPage } from './crash-page.tsx'

/** Everything that this device has not sent yet, as a file's text. */
export type ExportUnsent = () => Promise<string>
/** What stands in place of what threw: the page for people who sit before it, or what a screen shows of its own. */
type Shown = { readonly exportUnsent: ExportUnsent } | { readonly fallback: ReactNode }
type Props = Shown & { readonly children: ReactNode }
type State = { readonly error: Error | undefined }

/**
 * A fault of a screen ends that screen and nothing else: what was done is on the disk, and can be taken along. A class because
 * React offers no other way to catch what children throw.
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined }

  static getDerivedStateFromError(error: unknown): State {
    return {
      error: error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error }),
    }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    if ('fallback' in this.props) return this.props.fallback
    return <CrashPage error={error} exportUnsent={this.props.exportUnsent} />
  }
}
