@echo off
rem Builds the CLI when its sources differ from those of the last build, then runs it from where the user stands.
rem Standard output belongs to the CLI alone. The twin of ./pandacea.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "PROJECT=%ROOT%\src\Pandacea.Cli"
set "DLL=%PROJECT%\bin\Release\net10.0\pandacea.dll"
set "BUILT=%PROJECT%\obj\build-sources"
set "LOCK=%PROJECT%\obj\build-lock"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"

rem 'down' runs what is there: a running stack holds the files that a build would replace.
if /i "%~1"=="down" if exist "%DLL%" goto run

call :fresh
if not errorlevel 1 goto run
call :require_sdk
if errorlevel 1 exit /b 3
if not exist "%PROJECT%\obj" mkdir "%PROJECT%\obj" 2>nul
2>nul (>"%PROJECT%\obj\build-writable" echo.) || goto unwritable

set /a WAITED=0
:lock
rem An open handle is the lock: the system lets go of it when the holder dies.
set "OUTCOME="
8>&2 2>nul (
  9>"%LOCK%" (
    call :build 2>&8
  )
)
if defined OUTCOME goto built
set /a WAITED+=1
if %WAITED% gtr 300 goto held
ping -n 2 127.0.0.1 >nul
goto lock
:built
if not "%OUTCOME%"=="0" exit /b 3

:run
rem Leaving the batch context first spares the user "Terminate batch job (Y/N)?" on Ctrl-C.
endlocal & goto #_undefined_# 2>nul || title %COMSPEC% & dotnet "%DLL%" %*

:unwritable
echo pandacea: cannot write to "%PROJECT%\obj": make it writable, or copy the project to a folder that is. 1>&2
exit /b 3

:held
echo pandacea: another build has held "%LOCK%" for 5 minutes; end it and run the same command again. 1>&2
exit /b 3

:fresh
rem robocopy /L only compares: 0 says that nothing was changed, added or removed.
if not exist "%DLL%" exit /b 1
if not exist "%BUILT%" exit /b 1
call :mirror /L
exit /b %ERRORLEVEL%

:mirror
set "CHANGED=0"
for %%D in (src drills contracts) do if exist "%ROOT%\%%D" call :mirror_one %%D %1
if exist "%ROOT%\tools" call :mirror_files tools "package.json package-lock.json" %1
call :mirror_files . "Directory.Build.props Directory.Build.targets Directory.Packages.props global.json" %1
call :mirror_files eng "BannedSymbols.txt" %1
exit /b %CHANGED%

:mirror_one
robocopy "%ROOT%\%1" "%BUILT%\%1" /MIR /XD bin obj node_modules /R:1 /W:1 /NFL /NDL /NJH /NJS /NP %2 >nul
if errorlevel 1 set "CHANGED=1"
exit /b 0

:mirror_files
rem Code 2 says only that there is more at the other end.
robocopy "%ROOT%\%1" "%BUILT%\%1" %~2 /R:1 /W:1 /NFL /NDL /NJH /NJS /NP %3 >nul
if %ERRORLEVEL% neq 0 if %ERRORLEVEL% neq 2 set "CHANGED=1"
exit /b 0

:require_sdk
pushd "%ROOT%"
dotnet --version >nul 2>&1
set "SDK=%ERRORLEVEL%"
popd
if "%SDK%"=="0" exit /b 0
echo pandacea: the .NET 10 SDK is needed to build this and was not found. 1>&2
echo pandacea: Install it (https://dotnet.microsoft.com/download/dotnet/10.0, 10.0.400 or a later patch), open a new window and run the same command again. 1>&2
exit /b 1

:build
call :fresh
if not errorlevel 1 set "OUTCOME=0" & exit /b 0
if exist "%DLL%" (
  echo pandacea: building ^(sources changed^) ... 1>&2
) else (
  echo pandacea: building ^(first time, ~1 min^) ... 1>&2
)
rem The sources are noted before the build, so that an edit made while it runs counts.
call :mirror
pushd "%ROOT%"
dotnet build "%PROJECT%" -c Release -nologo -v quiet --disable-build-servers >"%PROJECT%\obj\build.log" 2>&1 <nul
set "OUTCOME=%ERRORLEVEL%"
popd
if "%OUTCOME%"=="0" exit /b 0
rmdir /s /q "%BUILT%" 2>nul
type "%PROJECT%\obj\build.log" 1>&2
echo pandacea: the build failed. If it says that a file is in use, a running stack holds it: pandacea down 1>&2
exit /b 0
