@echo off
rem Restores, builds and tests everything; ends in "N passed, N failed, N skipped". The twin of ./test.
setlocal
cd /d "%~dp0"
set "DOTNET_NOLOGO=1"
set "DOTNET_CLI_TELEMETRY_OPTOUT=1"
set "DOTNET_CLI_USE_MSBUILD_SERVER=0"
set "MSBUILDDISABLENODEREUSE=1"
dotnet --version >nul 2>&1
if errorlevel 1 (
  echo test: the .NET 10 SDK was not found; install it from https://dotnet.microsoft.com/download/dotnet/10.0 and open a new window. 1>&2
  exit /b 3
)
dotnet build eng\TestRun -c Release -nologo -v quiet --disable-build-servers
if errorlevel 1 exit /b 1
dotnet eng\TestRun\bin\Release\net10.0\TestRun.dll %*
exit /b %ERRORLEVEL%
