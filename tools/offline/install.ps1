# 安装 surveycheck：不联网，只需本文件夹旁（或本文件夹内）有 Python 安装程序，或已装有合适的 Python。
# Installs surveycheck without a network. Needs a Python installer in or beside this folder, or a suitable Python.
# Everything goes into %LOCALAPPDATA%\surveycheck, for this user only; uninstall.ps1 removes it again.
param([string]$Target = (Join-Path $env:LOCALAPPDATA 'surveycheck'), [switch]$NoStartMenu)
$ErrorActionPreference = 'Stop'
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$versions = (Get-Content -LiteralPath (Join-Path $here 'versions.txt') -Encoding UTF8) -split '\s+' | Where-Object { $_ }

function Say([string]$zh, [string]$en) { Write-Host $zh; Write-Host "  $en" -ForegroundColor DarkGray }
function Stop-With([string]$zh, [string]$en) {
    Write-Host "错误：$zh" -ForegroundColor Red
    Write-Host "error: $en" -ForegroundColor Red
    exit 1
}

# What was copied wrongly is told before anything is installed.
function Test-Files {
    foreach ($line in Get-Content -LiteralPath (Join-Path $here 'SHA256SUMS') -Encoding UTF8) {
        if (-not $line) { continue }
        $digest, $name = $line -split '  ', 2
        $file = Join-Path $here $name
        if (-not (Test-Path -LiteralPath $file)) { Stop-With "缺少文件 $name，请重新复制整个文件夹" "$name is missing: copy the whole folder again" }
        if ((Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash.ToLower() -ne $digest) {
            Stop-With "文件 $name 已损坏，请重新复制整个文件夹" "$name is damaged: copy the whole folder again"
        }
    }
}

# The path of a Python of a version, 64 bits, or nothing.
function Find-Python([string]$version) {
    $asked = 'import sys, struct; print(sys.executable) if sys.version_info[:2] == ({0}) and struct.calcsize(''P'') == 8 else sys.exit(1)' -f ($version -replace '\.', ', ')
    $known = @(
        @('py', "-$version"), @('python', $null), @('python3', $null),
        @((Join-Path $env:LOCALAPPDATA ("Programs\Python\Python{0}\python.exe" -f ($version -replace '\.', ''))), $null),
        @((Join-Path $env:ProgramFiles ("Python{0}\python.exe" -f ($version -replace '\.', ''))), $null)
    )
    foreach ($way in $known) {
        if (-not (Get-Command $way[0] -ErrorAction SilentlyContinue)) { continue }
        # a program that only opens the shop answers with an error, and nothing is installed by asking
        $words = @($way[1], '-c', $asked) | Where-Object { $_ }
        try { $answer = & $way[0] @words 2>$null } catch { continue }
        if ($LASTEXITCODE -eq 0 -and $answer) { return ($answer | Select-Object -Last 1).Trim() }
    }
    return $null
}

# Runs the Python installer that lies in this folder or beside it; for this user, without asking for more rights.
function Install-Python {
    foreach ($version in $versions) {
        foreach ($folder in @($here, (Split-Path -Parent $here))) {
            $found = Get-ChildItem -LiteralPath $folder -Filter "python-$version.*-amd64.exe" -ErrorAction SilentlyContinue |
                Sort-Object Name | Select-Object -Last 1
            if (-not $found) { continue }
            Say "正在安装 Python：$($found.Name)" "installing Python: $($found.Name)"
            $done = Start-Process -FilePath $found.FullName -Wait -PassThru -ArgumentList @(
                '/passive', 'InstallAllUsers=0', 'Include_launcher=0', 'PrependPath=0', 'Include_test=0', 'Shortcuts=0')
            if ($done.ExitCode -ne 0) { Stop-With "Python 安装程序以 $($done.ExitCode) 结束" "the Python installer ended with $($done.ExitCode)" }
            return (Find-Python $version)
        }
    }
    return $null
}

function New-Entry([string]$name, [string]$program, [string]$arguments, [string]$icon) {
    $folder = Join-Path ([Environment]::GetFolderPath('Programs')) 'surveycheck'
    New-Item -ItemType Directory -Force -Path $folder | Out-Null
    $entry = (New-Object -ComObject WScript.Shell).CreateShortcut((Join-Path $folder "$name.lnk"))
    $entry.TargetPath = $program
    $entry.Arguments = $arguments
    $entry.WorkingDirectory = [Environment]::GetFolderPath('MyDocuments')
    if ($icon) { $entry.IconLocation = $icon }
    $entry.Save()
}

if (-not [Environment]::Is64BitOperatingSystem) { Stop-With '需要 64 位 Windows 10 或更新的系统' 'Windows 10 or newer, 64 bits, is needed' }
Say '正在核对文件…' 'checking the files…'
Test-Files

$python = $null
foreach ($version in $versions) { if (-not $python) { $python = Find-Python $version } }
if (-not $python) { $python = Install-Python }
if (-not $python) {
    $wanted = ($versions | ForEach-Object { "python-$_.*-amd64.exe" }) -join ', '
    Stop-With "没有合适的 Python（64 位 $($versions -join '、')）。请把安装程序（$wanted）放到本文件夹，再运行一次" "no suitable Python (64 bits, $($versions -join ', ')): put its installer ($wanted) into this folder and run this again"
}

Say "正在安装到 $Target …" "installing into $Target"
New-Item -ItemType Directory -Force -Path $Target | Out-Null
$venv = Join-Path $Target 'python'
if (Test-Path -LiteralPath $venv) {
    try { Remove-Item -LiteralPath $venv -Recurse -Force }
    catch { Stop-With '以前的版本正在使用。请关闭 surveycheck 后再运行一次' 'the version before is in use: close surveycheck and run this again' }
}
& $python -m venv $venv
if ($LASTEXITCODE -ne 0) { Stop-With '无法建立 Python 环境' 'the Python environment cannot be made' }
$own = Join-Path $venv 'Scripts\python.exe'
& $own -m pip install --disable-pip-version-check --no-index --no-input --find-links (Join-Path $here 'wheels') surveycheck
if ($LASTEXITCODE -ne 0) { Stop-With '安装没有完成，原因见上' 'the installation did not end well, see above' }
& $own -m compileall -q (Join-Path $venv 'Lib\site-packages\surveycheck') | Out-Null

foreach ($part in @('samples', 'handbook')) {
    $source = Join-Path $here $part
    if (-not (Test-Path -LiteralPath $source)) { continue }
    $copy = Join-Path $Target $part
    if (Test-Path -LiteralPath $copy) { Remove-Item -LiteralPath $copy -Recurse -Force }
    Copy-Item -LiteralPath $source -Destination $copy -Recurse
}
foreach ($file in @('surveycheck.ico', 'uninstall.ps1')) { Copy-Item -LiteralPath (Join-Path $here $file) -Destination $Target -Force }

if (-not $NoStartMenu) {
    $icon = Join-Path $Target 'surveycheck.ico'
    New-Entry '测绘成果检查 surveycheck' (Join-Path $venv 'Scripts\surveycheck-app.exe') '' $icon
    if (Test-Path -LiteralPath (Join-Path $Target 'handbook\index.html')) {
        New-Entry '规则手册 Handbook' (Join-Path $Target 'handbook\index.html') '' ''
    }
    New-Entry '示例 Samples' (Join-Path $Target 'samples') '' ''
    New-Entry '卸载 Uninstall' 'powershell.exe' "-NoProfile -ExecutionPolicy Bypass -File `"$(Join-Path $Target 'uninstall.ps1')`"" ''
}
& (Join-Path $venv 'Scripts\surveycheck.exe') --version
if ($LASTEXITCODE -ne 0) { Stop-With '程序已安装，但不能启动' 'the program is installed but does not start' }
Say '安装完成。请从开始菜单打开“测绘成果检查 surveycheck”。' 'Done. Open surveycheck from the start menu.'
