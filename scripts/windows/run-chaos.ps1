<#
.SYNOPSIS
Runs a chaos scenario with integration/chaos/run_chaos.py and ends with its exit code.
.PARAMETER Scenario
Name of the scenario; without it, the environment variable SCENARIO or evm_rpc_flap.
.PARAMETER List
Prints the names of the scenarios.
.PARAMETER ScenariosDir
Folder of scenarios to use instead of the built-in ones.
.PARAMETER Rest
Anything else goes on to 'pandacea drill run', for example --seed 7F3A91.
#>
[CmdletBinding(PositionalBinding = $false)]
param(
    [string] $Scenario,
    [switch] $List,
    [string] $ScenariosDir,
    [Parameter(ValueFromRemainingArguments = $true)]
    [string[]] $Rest
)

$root = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$harness = [IO.Path]::Combine($root, 'integration', 'chaos', 'run_chaos.py')

# 'py' is the launcher of the Windows installer; 'python3' is the name elsewhere.
$python = $null
foreach ($name in 'py', 'python3', 'python') {
    $python = @(Get-Command -Name $name -CommandType Application -ErrorAction SilentlyContinue)[0]
    if ($python) { break }
}
if (-not $python) {
    [Console]::Error.WriteLine('run-chaos.ps1: Python was not found. Install Python 3.11 or later, put it on PATH and open a new window.')
    exit 3
}

if (-not $Scenario) { $Scenario = $env:SCENARIO }
if (-not $Scenario) { $Scenario = 'evm_rpc_flap' }

$arguments = @($harness)
if ($ScenariosDir) { $arguments += @('--scenarios-dir', $ScenariosDir) }
if ($List) { $arguments += '--list' } else { $arguments += @('--scenario', $Scenario) }
if ($Rest) { $arguments += $Rest }

& $python.Source @arguments
exit $LASTEXITCODE
