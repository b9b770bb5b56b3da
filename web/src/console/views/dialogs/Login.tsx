import { useEffect, useRef, useState } from "preact/hooks";

import { type ApiError, asApiError } from "../../api.ts";
import { useController } from "../../context.ts";
import type { WhyOut } from "../../state/state.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";

/** The login; it says first `why` nobody is signed in. */
export function Login({ why }: { why: WhyOut }) {
  const controller = useController();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => email.current?.focus(), []);
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === "visible") void controller.lookAgain();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await controller.login(email.current?.value.trim() ?? "", password.current?.value ?? "");
    } catch (error) {
      setProblem(wordsFor(asApiError(error)));
      setBusy(false);
      password.current?.select();
    }
  };

  return (
    <main class="login">
      <form class="login-card" onSubmit={submit}>
        <p class="brand">
          <span class="brand-mark" />
          {t.product}
        </p>
        <h1>{t.login.heading}</h1>
        <p class="soft">{why === "fresh" ? t.login.lead : t.login[why]}</p>
        <label class="field">
          <span>{t.login.email}</span>
          <input ref={email} type="email" name="email" autocomplete="username" required />
        </label>
        <label class="field">
          <span>{t.login.password}</span>
          <input ref={password} type="password" name="password" autocomplete="current-password" required />
        </label>
        <div role="alert">
          {problem && (
            <p class="problem">
              <Icon name="warn" />
              {problem}
            </p>
          )}
        </div>
        <button type="submit" class="button-main" disabled={busy}>
          {busy ? t.login.submitting : t.login.submit}
        </button>
      </form>
    </main>
  );
}

function wordsFor(failure: ApiError): string {
  if (failure.code === "locked_out") return t.login.locked;
  if (failure.status === 401) return t.login.wrong;
  if (failure.status === 429) return t.login.tooFast;
  return failure.passing ? t.login.down : failure.message;
}
