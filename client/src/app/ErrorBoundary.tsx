import { Component, type ReactNode } from 'react';
import { BrokenView } from './BrokenView.tsx';

/** Catches what no scene caught: the person is told in words, and the hearing itself is not touched. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <BrokenView /> : this.props.children;
  }
}
