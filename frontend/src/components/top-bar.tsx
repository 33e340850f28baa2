import { Moon, Sun } from 'lucide-react';
import { Link, NavLink } from 'react-router-dom';

import { cn } from '@/lib/cn';
import { setTheme, useTheme } from '@/lib/theme';
import { texts } from '@/texts';

import { Wordmark } from './wordmark';
import { Button } from './ui/button';
import { Hint } from './ui/tooltip';

const pages = [
  { to: '/', name: texts.common.navLibrary },
  { to: '/create', name: texts.common.navCreate },
  { to: '/settings', name: texts.common.navSettings },
];

export function TopBar() {
  return (
    <header className="sticky top-0 z-40 border-b bg-background">
      <div className="mx-auto flex h-(--bar-height) max-w-[1440px] items-center gap-2 px-4 sm:gap-6 sm:px-6 lg:px-8">
        <Link to="/" aria-label={texts.common.appName} className="rounded-sm">
          <Wordmark />
        </Link>
        <nav aria-label={texts.common.navigation} className="ml-auto flex h-full items-center gap-1 sm:ml-2">
          {pages.map((page) => (
            <NavLink
              key={page.to}
              to={page.to}
              end
              className={({ isActive }) =>
                cn(
                  'rounded-md px-2.5 py-1.5 text-sm font-medium transition-colors duration-150 sm:px-3',
                  isActive ? 'bg-accent text-foreground' : 'text-muted-foreground hover:text-foreground',
                )
              }
            >
              {page.name}
            </NavLink>
          ))}
        </nav>
        <div className="sm:ml-auto">
          <ThemeButton />
        </div>
      </div>
    </header>
  );
}

function ThemeButton() {
  const isDark = useTheme() === 'dark';
  const text = isDark ? texts.common.switchToLight : texts.common.switchToDark;
  return (
    <Hint text={text}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={text}
        onClick={() => setTheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <Sun aria-hidden /> : <Moon aria-hidden />}
      </Button>
    </Hint>
  );
}
