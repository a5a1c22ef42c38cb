// The little of Turbo that the islands use; the package ships no types.
declare module '@hotwired/turbo' {
  export const session: {
    refresh(
      url: string,
      options?: { requestId?: string; method?: 'morph' | 'replace'; scroll?: 'preserve' | 'reset' },
    ): void;
    readonly history: {
      readonly restorationIdentifier: string;
      replace(location: URL, restorationIdentifier: string): void;
    };
    readonly view: { lastRenderedLocation: URL };
    visitStarted(visit: object): void;
    visitCompleted(visit: object): void;
  };
  /** The browser's own, with a request id: what it changes is not news to this page. */
  export function fetch(url: string, init: RequestInit): Promise<Response>;
  export const cache: { clear(): void };
  export const config: {
    drive: { progressBarDelay: number };
    forms: {
      confirm: (question: string, form: HTMLFormElement, button: HTMLElement | null) => Promise<boolean>;
    };
  };
  export function visit(location: string, options?: { action?: 'advance' | 'replace' }): void;
}
