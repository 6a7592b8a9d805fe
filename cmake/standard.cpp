// What the standard headers are precompiled with (MaquetteTargets.cmake).
