import { toast } from 'sonner';

import { Button } from '@/components/ui/button';
import { messageOf } from '@/lib/api/client';
import { texts } from '@/texts';

import { useLogOut } from './requests';

export function LogOut() {
  const logOut = useLogOut();
  const start = () =>
    logOut.mutate(undefined, {
      onError: (error) => toast.error(texts.settings.logOutFailed, { description: messageOf(error) }),
    });
  return (
    <Button variant="outline" busy={logOut.isPending} onClick={start}>
      {texts.settings.logOut}
    </Button>
  );
}
