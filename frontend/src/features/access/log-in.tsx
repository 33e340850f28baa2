import { Dialog as Primitive } from 'radix-ui';
import { useState, type FormEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Wordmark } from '@/components/wordmark';
import { useLogInNeeded } from '@/lib/api/access';
import { ApiError, messageOf } from '@/lib/api/client';
import { texts } from '@/texts';

import { useLogIn } from './requests';

/** Covers the page while the server asks for a key. The page stays as it is below, with all that was typed. */
export function LogIn() {
  const isNeeded = useLogInNeeded();
  return (
    <Primitive.Root open={isNeeded}>
      <Primitive.Portal>
        <Primitive.Content
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-0 z-50 grid place-items-center overflow-y-auto bg-background p-4 outline-none"
        >
          <div className="flex w-full max-w-sm flex-col gap-8">
            <Wordmark />
            <div className="flex flex-col gap-1.5">
              <Primitive.Title className="text-2xl font-semibold">
                {texts.settings.logInTitle}
              </Primitive.Title>
              <Primitive.Description className="text-muted-foreground">
                {texts.settings.logInText}
              </Primitive.Description>
            </div>
            <KeyForm />
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function KeyForm() {
  const [key, setKey] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const logIn = useLogIn();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entered = key.trim();
    setIsEmpty(entered === '');
    if (entered !== '') logIn.mutate(entered);
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {/* Password managers keep a key only beside a name. */}
      <input type="text" name="username" autoComplete="username" value="songreel" readOnly hidden />
      <Field
        label={texts.settings.logInLabel}
        required
        error={isEmpty ? texts.settings.logInEmpty : fault(logIn.error)}
      >
        {(control) => (
          <Input
            {...control}
            type="password"
            name="password"
            autoComplete="current-password"
            value={key}
            onChange={(event) => setKey(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" busy={logIn.isPending}>
        {texts.settings.logInButton}
      </Button>
    </form>
  );
}

function fault(error: Error | null): string | undefined {
  if (!error) return undefined;
  return error instanceof ApiError && error.status === 401 ? texts.settings.logInWrong : messageOf(error);
}
