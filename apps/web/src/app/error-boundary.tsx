import { Component, type ReactNode } from 'react'
import { ErrorPage } from './pages/error-page.js'

interface Props {
  readonly children: ReactNode
  /** A change of this (the path) gives the page another chance. */
  readonly resetKey?: string
}

interface State {
  readonly error: Error | null
  readonly resetKey: string | undefined
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <ErrorPage error={this.state.error} />
  }
}
