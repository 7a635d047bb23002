/** Whether scripted members play. The sandbox keeps the switch; whoever plays them looks at it before each act. */
export class CastSwitch {
  #playing: boolean | null = null;

  /** `null`: there are no scripted members. */
  get playing(): boolean | null {
    return this.#playing;
  }

  /** A cast says so when it comes. */
  enter(playing: boolean): void {
    this.#playing = playing;
  }

  /** Does nothing where there is no cast. */
  turn(playing: boolean): void {
    if (this.#playing !== null) this.#playing = playing;
  }
}
