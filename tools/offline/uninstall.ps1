# 卸载 surveycheck：删除程序、示例、手册和开始菜单项；成果、报告和豁免文件都不动。
# Removes surveycheck: program, samples, handbook and start-menu entries; deliverables, reports and waivers stay.
$ErrorActionPreference = 'Stop'
$target = Split-Path -Parent $MyInvocation.MyCommand.Path
if (-not (Test-Path -LiteralPath (Join-Path $target 'python\Scripts\surveycheck.exe'))) {
    Write-Host '这里没有安装 surveycheck / surveycheck is not installed here'
    exit 1
}
$entries = Join-Path ([Environment]::GetFolderPath('Programs')) 'surveycheck'
foreach ($path in @($entries, (Join-Path $target 'python'), (Join-Path $target 'samples'), (Join-Path $target 'handbook'))) {
    if (-not (Test-Path -LiteralPath $path)) { continue }
    try { Remove-Item -LiteralPath $path -Recurse -Force }
    catch { Write-Host "无法删除 $path。请关闭 surveycheck 后再运行 / in use: close surveycheck and run this again"; exit 1 }
}
foreach ($name in @('surveycheck.ico', 'uninstall.ps1')) { Remove-Item -LiteralPath (Join-Path $target $name) -Force }
if (-not (Get-ChildItem -LiteralPath $target -Force)) { Remove-Item -LiteralPath $target -Force }
Write-Host '已卸载 / removed'
