@echo off
rem Starts install.ps1 where scripts are not allowed to run by themselves.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*
if errorlevel 1 pause
