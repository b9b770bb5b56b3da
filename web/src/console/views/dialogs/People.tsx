import { useEffect, useRef, useState } from "preact/hooks";

import type { Member, Role } from "../../../shared/wire.ts";
import { asApiError } from "../../api.ts";
import { useController, useStore } from "../../context.ts";
import { makePassword } from "../../password.ts";
import { ROLES } from "../../roles.ts";
import { myId } from "../../state/state.ts";
import { t } from "../../strings.ts";
import { Icon } from "../kit/Icon.tsx";
import { Dialog } from "./Dialog.tsx";

interface Made {
  name: string;
  password: string;
}

/** Who can sign in, and a place to add somebody. */
export function People() {
  const controller = useController();
  const [people, setPeople] = useState<readonly Member[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const read = async (): Promise<void> => {
    try {
      setPeople((await controller.people()).items);
    } catch {
      setFailed(true);
    }
  };
  useEffect(() => void read(), []);
  const added = (who: Made): void => {
    setMade(who);
    void read();
  };
  return (
    <Dialog heading={t.people.heading} onClose={() => controller.show(null)}>
      <p class="soft">{t.people.lead}</p>
      {failed && <p class="problem">{t.people.failed}</p>}
      {people && <PeopleList people={people} />}
      {made && <NewPassword made={made} />}
      <AddPerson added={added} />
    </Dialog>
  );
}

function PeopleList({ people }: { people: readonly Member[] }) {
  const me = useStore(myId);
  return (
    <ul class="people">
      {people.map(({ id, name, email, role }) => (
        <li key={id}>
          <strong>
            <bdi>{name}</bdi>
            {id === me && <span class="soft"> ({t.people.you})</span>}
          </strong>
          <span class="soft">{email}</span>
          <span class="tag">{t.role[role]}</span>
        </li>
      ))}
    </ul>
  );
}

function AddPerson({ added }: { added: (made: Made) => void }) {
  const controller = useController();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (field: string): string => (data.get(field) as string).trim();
    const person = { name: text("name"), email: text("email"), role: text("role") as Role, password: makePassword() };
    setBusy(true);
    setProblem(null);
    try {
      await controller.addPerson(person);
      form.current?.reset();
      added(person);
    } catch (error) {
      const failure = asApiError(error);
      setProblem(failure.code === "agent_exists" ? t.people.exists : failure.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form ref={form} class="add-person" onSubmit={submit}>
      <h3>{t.people.add}</h3>
      <label class="field">
        <span>{t.people.name}</span>
        <input name="name" autocomplete="off" maxLength={80} required />
      </label>
      <label class="field">
        <span>{t.people.email}</span>
        <input name="email" type="email" autocomplete="off" maxLength={254} required />
      </label>
      <label class="field">
        <span>{t.people.role}</span>
        <select name="role">
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t.role[role]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button-main" disabled={busy}>
        {t.people.submit}
      </button>
      <div role="alert">
        {problem !== null && (
          <p class="problem">
            <Icon name="warn" />
            {problem}
          </p>
        )}
      </div>
    </form>
  );
}

/** The one time the password is on a screen; the server keeps only its hash. */
function NewPassword({ made }: { made: Made }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made.password);
    setCopied(true);
  };
  return (
    <div class="new-password" role="status">
      <p>{t.people.made(made.name)}</p>
      <p>
        <code>{made.password}</code>
        {/* Absent where the page is served without TLS from another machine. */}
        {"clipboard" in navigator && (
          <button type="button" class="button" onClick={() => void copy()}>
            {copied ? t.people.copied : t.people.copy}
          </button>
        )}
      </p>
    </div>
  );
}
